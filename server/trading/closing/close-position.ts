// Closes a position, or a part of it, with a reduce-only market order.
import { add, compare, multiply, zero } from '../../../contract/decimal.ts'
import type { Asset } from '../../../contract/market/market.ts'
import type { CloseCause } from '../../../contract/reasons/decision-reasons.ts'
import type { CloseReason } from '../../../contract/trading/positions.ts'
import type { SignalValue } from '../../../engine/types.ts'
import type { CloseOutcome, Part } from '../port.ts'
import type { OrderOutcome } from '../../venue/port.ts'
import { write } from '../journal.ts'
import { exchangeTerms } from '../../venue/index.ts'
import { entryPriceOf, openSizeOf } from '../pnl.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { Mandate } from '../mandates/mandate.ts'
import { type TradingContext, backOff } from '../trading-context.ts'
import { hearOwnFills, syncOwnFills } from '../fills/sync-fills.ts'
import { intendClose, isWhole, whole } from './intend-close.ts'
import { closingPrice } from '../orders/closing-price.ts'
import { sendIntended } from '../orders/send-orders.ts'
import { writeOffPosition } from './write-off-position.ts'
import { closesRefusedOf, enoughRefusals, noteRefusedClose } from './stuck-closes.ts'
import { restingEntry, withdrawEntry } from '../positions/resting-entries.ts'
import { settlePositions } from '../positions/settle-positions.ts'

/** Milliseconds. The longest wait before a refused exit is tried again. */
const longestExitWaitMs = 15_000
/** Factor. The exchange values an order at its worst price; see `marketLimit`. */
const nearMinimum = 1.1

export interface CloseOrder {
  mandate: Mandate
  asset: Asset
  position: PositionRow
  reason: CloseReason
  why: CloseCause
  /** Absent: all of it. */
  part?: Part
  /** The signal, when a signal asked for the close. */
  signal?: SignalValue
}

/** The caller holds the mandate and has settled its orders. */
export async function closePosition(ctx: TradingContext, close: CloseOrder): Promise<CloseOutcome> {
  const { mandate, asset, position, part = whole } = close
  // Otherwise the waiting entry would go on filling the position that is being closed.
  if (isWhole(part)) await stopEntering(ctx, mandate, position)
  const { limitPrice, near } = await closingPrice(ctx, asset, position)
  const order = await intendClose(ctx, {
    mandate,
    positionId: position.id,
    reason: close.reason,
    why: close.why,
    part,
    szDecimals: asset.szDecimals,
    limitPrice,
    markPrice: near,
    ...(close.signal && { signal: close.signal }),
  })
  if (order === undefined) return overtaken(ctx, position)
  const [outcome] = await sendIntended(ctx, mandate, asset, [order], 'single')
  if (outcome?.status === 'rejected') {
    backOff(ctx, position.id, longestExitWaitMs)
    const isStuck = noteRefusedClose(ctx, position, outcome.message)
    if (isStuck) await write(ctx, async (_, journal) => journal.changed(mandate, 'session.changed'))
    // "Reduce only order would increase position": something else has closed it; the fills say what.
    await syncOwnFills(ctx, mandate.userId)
    const refused = await afterRefusal(ctx, mandate, position, outcome.message)
    if (!isWhole(part) || !isDust(ctx, position)) return refused
    await writeOffPosition(ctx, mandate, position, 'dust')
    return overtaken(ctx, position)
  }
  if (outcome?.status !== 'filled') return { result: 'unknown' }
  ctx.memory.retryAt.delete(position.id)
  ctx.memory.refusedCloses.delete(position.id)
  return afterFill(ctx, close, outcome, order.cloid)
}

/** Refused repeatedly because what is left is too small to close. */
function isDust(ctx: TradingContext, position: PositionRow): boolean {
  if (closesRefusedOf(ctx, position.id, 'too_small') < enoughRefusals) return false
  const mark = ctx.exchange.mark(position.symbol)?.mark ?? entryPriceOf(position)
  const worth = multiply(openSizeOf(position), mark)
  return compare(worth, multiply(exchangeTerms.minimumOrder, nearMinimum)) < 0
}

async function stopEntering(
  ctx: TradingContext,
  mandate: Mandate,
  position: PositionRow,
): Promise<void> {
  const entry = await restingEntry(ctx, position)
  if (entry === undefined) return
  try {
    await withdrawEntry(ctx, mandate, entry)
  } catch (error) {
    // Closing is more urgent; what is left of the entry is cancelled with the other leftovers.
    ctx.log.warn({ positionId: position.id, error: String(error) }, 'an entry still rests')
  }
  await syncOwnFills(ctx, mandate.userId)
}

/** The outcome when something else has closed the position or is about to. */
async function overtaken(ctx: TradingContext, { id }: PositionRow): Promise<CloseOutcome> {
  const now = await ctx.store.positions.byId(id)
  return { result: now?.status === 'closed' ? 'closed' : 'unknown' }
}

async function afterRefusal(
  ctx: TradingContext,
  mandate: Mandate,
  position: PositionRow,
  message: string,
): Promise<CloseOutcome> {
  const isOpenAgain = await write(ctx, async (store, journal) => {
    const isReopened = await store.positions.reopen(position.id)
    if (isReopened) journal.changed(mandate, 'position.changed', position.id)
    return isReopened
  })
  return isOpenAgain ? { result: 'failed', message } : overtaken(ctx, position)
}

async function afterFill(
  ctx: TradingContext,
  { mandate, position }: CloseOrder,
  outcome: Extract<OrderOutcome, { status: 'filled' }>,
  cloid: string,
): Promise<CloseOutcome> {
  const own = { userId: mandate.userId, positionId: position.id, cloid }
  await hearOwnFills(ctx, own, outcome.size)
  // The part that did not close is open again once the fill is booked.
  await settlePositions(ctx, mandate)
  const fills = await ctx.store.fills.ofPosition(position.id)
  const paid = fills.filter((fill) => fill.cloid === cloid)
  const now = await ctx.store.positions.byId(position.id)
  const isAll = compare(outcome.size, openSizeOf(position)) >= 0
  return {
    result: isAll || now?.status === 'closed' ? 'closed' : 'partial',
    fill: {
      size: outcome.size,
      price: outcome.averagePrice,
      fee: paid.reduce((sum, fill) => add(sum, fill.fee), zero),
    },
  }
}
