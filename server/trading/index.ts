// The functions that every way to trade is built from. Other rooms import trading/ from here, and types for verbs
// from port.ts.
export { assetOf } from './account.ts'
export { authorityGates, authorityReason, mayClose, readAuthority } from './authority.ts'
export { closeByHand } from './closing/close-by-hand.ts'
export { closePosition } from './closing/close-position.ts'
export {
  type BookedFill,
  type TradingContext,
  StaleDataError,
  mayRetry,
} from './trading-context.ts'
export { fillRow } from './fills/book-fill.ts'
export { accountFromStreams } from './follow/streamed-account.ts'
export { gateReport } from './views/gate-report.ts'
export type { Holder, LookResult } from './mandates/holder.ts'
export { type Journal, write } from './journal.ts'
export { logOnce } from './log-once.ts'
export { marketTaken } from './mandates/market-taken.ts'
export { type Scene, isOldMark, lookAfter } from './look-after.ts'
export type { Mandate } from './mandates/mandate.ts'
export { type Obstacle, marginObstacle, obstacleTo } from './obstacles.ts'
export { cancelLeftovers, exchangeStillActs } from './orders/triggers.ts'
export * from './own-position.ts'
export { requireTrade } from './mandates/owned.ts'
export { entryPriceOf, openSizeOf, pnlOf, positionPnlOf, positionState } from './pnl.ts'
export { type Opened, type OpenOrder, openPosition } from './positions/open-position.ts'
export { armBreakEven, isBreakEvenDue, moveToBreakEven } from './positions/break-even.ts'
export { cancelEntry } from './positions/cancel-entry.ts'
export { changeTargets } from './positions/change-targets.ts'
export { closeUnknownEntry } from './positions/close-unknown-entry.ts'
export { moveStop } from './positions/move-stop.ts'
export { waitingSizeOf } from './positions/resting-entries.ts'
export { settlePositions } from './positions/settle-positions.ts'
export { roomIn } from './room.ts'
export { type Day, dayOf } from './risk/day.ts'
export { type LimitsNow, limitsOf } from './risk/limits-of.ts'
export {
  type LimitReason,
  type OwnLimits,
  limitsClear,
  ownLimits,
  reachedBy,
  standingOf,
} from './risk/session-limits.ts'
export { tradeView } from './views/trade-view.ts'
