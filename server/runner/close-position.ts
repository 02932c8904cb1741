// Closing a position, or a part of it, with a reduce-only order at the market.
import { add, compare, zero } from '../../contract/decimal.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { Asset } from '../../contract/market.ts'
import type { CloseReason } from '../../contract/positions.ts'
import type { SignalValue } from '../../engine/types.ts'
import type { CloseOutcome, OrderOutcome } from '../context.ts'
import { write } from '../ledger/journal.ts'
import { openSizeOf } from '../ledger/pnl.ts'
import type { PositionRow } from '../storage/positions.ts'
import type { SessionRow } from '../storage/sessions.ts'
import { type Desk, backOff } from './desk.ts'
import { syncOwnFills } from './fills.ts'
import { intendClose } from './intend-close.ts'
import { marketLimit } from './prices.ts'
import { sendIntended } from './send-orders.ts'
import { noteRefusedClose } from './stuck-closes.ts'
import { settlePositions } from './settle-positions.ts'

export interface CloseOrder {
  session: SessionRow
  asset: Asset
  position: PositionRow
  reason: CloseReason
  message: string
  /** 0…1 of what is open; 1 when absent. */
  fraction?: number
  /** Of a close by signal. */
  signal?: SignalValue
}

/** The caller holds the session and has settled its orders. */
export async function closePosition(desk: Desk, close: CloseOrder): Promise<CloseOutcome> {
  const { session, asset, position, fraction = 1 } = close
  const mark = desk.exchange.mark(asset.symbol)
  if (mark === null) {
    throw new ServiceError('EXCHANGE_UNAVAILABLE', 'There is no price to close at right now')
  }
  const order = await intendClose(desk, {
    session,
    positionId: position.id,
    reason: close.reason,
    message: close.message,
    fraction,
    szDecimals: asset.szDecimals,
    limitPrice: marketLimit(mark.mark, position.side === 'short', asset.szDecimals),
    markPrice: mark.mark,
    ...(close.signal && { signal: close.signal }),
  })
  if (order === undefined) return overtaken(desk, position)
  const [outcome] = await sendIntended(desk, session, asset, [order], 'single')
  if (outcome?.status === 'rejected') {
    backOff(desk, position.id)
    const isStuck = noteRefusedClose(desk, position, outcome.message)
    if (isStuck)
      await write(desk, async (_, journal) => journal.changed(session, 'session.changed'))
    // "Reduce only order would increase position": something else closed it; the fills say what.
    await syncOwnFills(desk, session.userId)
    return afterRefusal(desk, session, position, outcome.message)
  }
  if (outcome?.status !== 'filled') return { result: 'unknown' }
  desk.memory.retryAt.delete(position.id)
  desk.memory.refusedCloses.delete(position.id)
  return afterFill(desk, close, outcome, order.cloid)
}

/** Something else has closed it, or is about to. */
async function overtaken(desk: Desk, { id }: PositionRow): Promise<CloseOutcome> {
  const now = await desk.store.positions.byId(id)
  return { result: now?.status === 'closed' ? 'closed' : 'unknown' }
}

async function afterRefusal(
  desk: Desk,
  session: SessionRow,
  position: PositionRow,
  message: string,
): Promise<CloseOutcome> {
  const isOpenAgain = await write(desk, async (store, journal) => {
    const isReopened = await store.positions.reopen(position.id)
    if (isReopened) journal.changed(session, 'position.changed', position.id)
    return isReopened
  })
  return isOpenAgain ? { result: 'failed', message } : overtaken(desk, position)
}

async function afterFill(
  desk: Desk,
  { session, position }: CloseOrder,
  outcome: Extract<OrderOutcome, { status: 'filled' }>,
  cloid: string,
): Promise<CloseOutcome> {
  await syncOwnFills(desk, session.userId)
  // What is left of it is open again, once the fill is booked.
  await settlePositions(desk, session)
  const fills = await desk.store.fills.ofPosition(position.id)
  const own = fills.filter((fill) => fill.cloid === cloid)
  const now = await desk.store.positions.byId(position.id)
  const isAll = compare(outcome.size, openSizeOf(position)) >= 0
  return {
    result: isAll || now?.status === 'closed' ? 'closed' : 'partial',
    fill: {
      size: outcome.size,
      price: outcome.averagePrice,
      fee: own.reduce((sum, fill) => add(sum, fill.fee), zero),
    },
  }
}
