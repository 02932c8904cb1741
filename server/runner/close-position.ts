// Closing a position, or a part of it, with a reduce-only order at the market.
import { add, compare, isZero, multiply, sign, subtract, zero } from '../../contract/decimal.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { Asset } from '../../contract/market.ts'
import type { CloseReason } from '../../contract/positions.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import { roundSize } from '../../engine/precision.ts'
import type { CloseOutcome, OrderOutcome } from '../context.ts'
import type { PositionRow } from '../storage/positions.ts'
import type { SessionRow } from '../storage/sessions.ts'
import { type Desk, backOff } from './desk.ts'
import { syncOwnFills } from './fills.ts'
import { write } from '../ledger/journal.ts'
import { openSizeOf } from '../ledger/pnl.ts'
import { marketLimit } from './prices.ts'
import { intend, orderFor, sendIntended } from './send-orders.ts'

export interface CloseOrder {
  session: SessionRow
  asset: Asset
  position: PositionRow
  reason: CloseReason
  message: string
  /** 0…1 of what is open; 1 when absent. */
  fraction?: number
}

/** The caller holds the session and has settled its orders. */
export async function closePosition(desk: Desk, close: CloseOrder): Promise<CloseOutcome> {
  const { session, asset, position } = close
  const size = sizeToClose(openSizeOf(position), close.fraction ?? 1, asset.szDecimals)
  const order = await writeIntent(desk, close, size)
  const [outcome] = await sendIntended(desk, session, asset, [order], 'single')
  if (outcome?.status === 'rejected') {
    backOff(desk, position.id)
    // "Reduce only order would increase position": something else closed it; the fills say what.
    await syncOwnFills(desk, session.userId)
    return afterRefusal(desk, session, position, outcome.message)
  }
  if (outcome?.status !== 'filled') return { result: 'unknown' }
  desk.memory.retryAt.delete(position.id)
  return afterFill(desk, close, outcome, order.cloid)
}

/** Whole lots; everything when what would be left is less than one. */
function sizeToClose(open: DecimalString, fraction: number, szDecimals: number): DecimalString {
  const part = roundSize(multiply(open, fraction), szDecimals)
  const rest = roundSize(subtract(open, part), szDecimals)
  return isZero(rest) ? open : part
}

async function writeIntent(desk: Desk, close: CloseOrder, size: DecimalString) {
  const { session, asset, position, reason, message } = close
  const mark = desk.exchange.mark(asset.symbol)
  if (mark === null) {
    throw new ServiceError('EXCHANGE_UNAVAILABLE', 'There is no price to close at right now')
  }
  return write(desk, async (store, journal) => {
    const isBuy = position.side === 'short'
    const order = orderFor(desk, position, {
      kind: 'close',
      step: await store.orders.nextStep(position.id, 'close'),
      size,
      limitPrice: marketLimit(mark.mark, isBuy, asset.szDecimals),
      reason,
    })
    await intend(desk, store, [order])
    if (compare(size, openSizeOf(position)) === 0) {
      await store.positions.change(position.id, { status: 'closing' })
    }
    await journal.log(session, {
      level: 'info',
      kind: reason === 'manual' ? 'operator' : 'decision',
      message: `${message}. Closing ${size} ${asset.symbol} at about ${mark.mark}`,
      tradeId: position.tradeId,
      positionId: position.id,
      data: { action: 'close', reason, size, markPrice: mark.mark },
    })
    journal.changed(session, 'position.changed', position.id)
    return order
  })
}

async function afterRefusal(
  desk: Desk,
  session: SessionRow,
  position: PositionRow,
  message: string,
): Promise<CloseOutcome> {
  const now = await desk.store.positions.byId(position.id)
  if (now?.status === 'closed') return { result: 'closed' }
  await write(desk, async (store, journal) => {
    await store.positions.change(position.id, { status: 'open' })
    journal.changed(session, 'position.changed', position.id)
  })
  return { result: 'failed', message }
}

async function afterFill(
  desk: Desk,
  { session, position }: CloseOrder,
  outcome: Extract<OrderOutcome, { status: 'filled' }>,
  cloid: string,
): Promise<CloseOutcome> {
  await syncOwnFills(desk, session.userId)
  const fills = await desk.store.fills.ofPosition(position.id)
  const fee = fills
    .filter((fill) => fill.cloid === cloid)
    .reduce((sum, fill) => add(sum, fill.fee), zero)
  const rest = subtract(openSizeOf(position), outcome.size)
  return {
    result: sign(rest) > 0 ? 'partial' : 'closed',
    fill: { size: outcome.size, price: outcome.averagePrice, fee },
  }
}
