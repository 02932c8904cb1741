// Trigger orders that have done their work, or are about to.
import { isZero } from '../../contract/decimal.ts'
import { write } from '../ledger/journal.ts'
import { openSizeOf } from '../ledger/pnl.ts'
import type { OrderRow } from '../storage/orders.ts'
import type { PositionRow } from '../storage/positions.ts'
import type { SessionRow } from '../storage/sessions.ts'
import { type Desk, backOff, mayRetry } from './desk.ts'
import { asCloid } from './settle-orders.ts'

/** No reduce-only trigger may outlive its position: it would close somebody else's. */
export async function cancelLeftovers(desk: Desk, session: SessionRow): Promise<void> {
  const key = `leftovers:${session.id}`
  if (!mayRetry(desk, key)) return
  const rows = await desk.store.orders.leftoverTriggers(session.id)
  try {
    await cancelTriggers(desk, session, rows)
    desk.memory.retryAt.delete(key)
  } catch (error) {
    // What else the cycle has to do is more urgent.
    backOff(desk, key)
    desk.log.warn(
      { sessionId: session.id, error: String(error) },
      'triggers could not be cancelled',
    )
  }
}

export async function cancelTriggers(
  desk: Desk,
  session: SessionRow,
  rows: OrderRow[],
): Promise<void> {
  if (rows.length === 0) return
  await desk.exchange.cancelOrders(
    session.userId,
    rows.map((row) => ({ assetIndex: session.assetIndex, cloid: asCloid(row.cloid) })),
  )
  await write(desk, async (store, journal) => {
    for (const row of rows) {
      // A fill that came first says so by itself, whatever stands here.
      await store.orders.record(row.cloid, { status: 'canceled', updatedAt: desk.clock() })
    }
    journal.changed(session, 'order.changed', rows[0]?.positionId)
  })
}

/** What the exchange guards, it gets a moment to act upon. */
export function exchangeStillActs(desk: Desk, position: PositionRow): boolean {
  if (position.protection !== 'on_exchange' || isZero(openSizeOf(position))) return false
  const since = desk.memory.crossed.get(position.id) ?? desk.clock()
  desk.memory.crossed.set(position.id, since)
  return desk.clock() - since < desk.timing.trigger
}
