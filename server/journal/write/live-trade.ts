// A closed position as a trade of the journal.
import { round } from '../../../contract/decimal.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import { averagePrice, positionPnl } from '../../../engine/pnl.ts'
import { rMultiple, stopRisk } from '../../../engine/risk/r-multiple.ts'
import type { ClosedPosition } from '../../storage/journal/live.ts'
import type { NewJournalTrade } from '../../storage/journal/trades.ts'

const hourMs = 3_600_000
const places = 8
/** A stop that was set within this time belongs to the plan: it may be placed only once the entry has filled. */
const planMs = 60_000
/** After this time a payment that did not come has nothing to say: none was due. */
const fundingLateMs = 15 * 60_000
/** Until the candle of the last minute is final everywhere. */
const candleLateMs = 5_000

const origins = { session: 'session', desk: 'manual', program: 'program' } as const

/** `fundedTo`: the newest known payment of its market. */
export function liveTrade(
  closed: ClosedPosition,
  { id, now, fundedTo }: { id: string; now: UnixMs; fundedTo: UnixMs | undefined },
): NewJournalTrade {
  const { position, kind, desk, stop, stopAt, target } = closed
  const entryPrice = averagePrice(position.entryNotional, position.entrySize) ?? '0'
  const pnl = positionPnl(position, entryPrice, position.budget)
  const risk = desk?.riskAmount ?? stopRisk(entryPrice, stop, position.entrySize)
  const closedAt = position.closedAt ?? position.openedAt
  const r = rMultiple(pnl.net, risk)
  const settlesAt = settling({ openedAt: position.openedAt, closedAt, fundedTo })
  const isSettled = settlesAt === null || settlesAt <= now
  return {
    id,
    positionId: position.id,
    tradeGroupId: desk?.id ?? null,
    sessionId: kind === 'session' ? position.mandateId : null,
    accountId: null,
    importId: null,
    importKey: null,
    origin: origins[kind],
    source: 'live',
    exchange: 'hyperliquid',
    symbol: `${position.symbol}_USDT`,
    side: position.side,
    entryPrice,
    exitPrice: averagePrice(position.exitNotional, position.exitSize) ?? entryPrice,
    quantity: position.entrySize,
    leverage: position.leverage,
    realizedPnl: pnl.realized,
    fees: pnl.fees,
    funding: pnl.funding,
    netPnl: pnl.net,
    stopLoss: stop,
    target,
    riskAmount: risk,
    rMultiple: r === null ? null : round(r, places),
    mae: null,
    mfe: null,
    excursionsDueAt: closedAt + candleLateMs,
    openedAt: position.openedAt,
    closedAt,
    closeReason: position.closeReason,
    setupTag: desk?.setupTag ?? null,
    isPlanned: target !== null && stopAt !== null && stopAt <= position.openedAt + planMs,
    status: isSettled ? 'final' : 'reconciling',
    settlesAt: isSettled ? null : settlesAt,
    fills: null,
  }
}

/** Funding is paid at full hours. Null when none can be missing. */
function settling(trade: {
  openedAt: UnixMs
  closedAt: UnixMs
  fundedTo: UnixMs | undefined
}): UnixMs | null {
  const lastHour = Math.floor(trade.closedAt / hourMs) * hourMs
  if (lastHour < trade.openedAt || (trade.fundedTo ?? 0) >= lastHour) return null
  return trade.closedAt + fundingLateMs
}
