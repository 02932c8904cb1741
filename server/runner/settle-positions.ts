// Positions that wait for something, once it is known how their orders ended.
import { compare, subtract } from '../../contract/decimal.ts'
import type { OrderRow } from '../storage/orders.ts'
import type { PositionRow } from '../storage/positions.ts'
import type { SessionRow } from '../storage/sessions.ts'
import type { Desk } from './desk.ts'
import { write } from '../ledger/journal.ts'

const openQuestions: OrderRow['status'][] = ['intent', 'sent', 'unknown']

/** Entries that came to nothing disappear, closes that came to less than all are open again. Call after a fill sync. */
export async function settlePositions(desk: Desk, session: SessionRow): Promise<PositionRow[]> {
  const live = await desk.store.positions.live(session.id)
  for (const position of live) {
    if (position.status === 'opening') await settleOpening(desk, session, position)
    if (position.status === 'closing') await settleClosing(desk, session, position)
  }
  return live.length === 0 ? live : desk.store.positions.live(session.id)
}

async function settleOpening(
  desk: Desk,
  session: SessionRow,
  position: PositionRow,
): Promise<void> {
  const orders = await desk.store.orders.ofPosition(position.id)
  const entry = orders.find((order) => order.kind === 'entry')
  if (entry !== undefined && entry.status !== 'rejected' && entry.status !== 'canceled') return
  await write(desk, async (store, journal) => {
    await store.positions.close(position.id, null, desk.clock())
    await store.trades.closeIfDone(session.id, desk.clock())
    await journal.log(session, {
      level: 'info',
      kind: 'decision',
      message: `The ${position.side} was not opened: ${entry?.error ?? 'its entry did not fill'}`,
      tradeId: position.tradeId,
      positionId: position.id,
      data: { error: entry?.error ?? null },
    })
    journal.changed(session, 'position.changed', position.id)
  })
}

async function settleClosing(
  desk: Desk,
  session: SessionRow,
  position: PositionRow,
): Promise<void> {
  const orders = await desk.store.orders.ofPosition(position.id)
  const closes = orders.filter((order) => order.kind === 'close')
  if (closes.some((order) => openQuestions.includes(order.status))) return
  if (await awaitsFills(desk, position, closes)) return
  await write(desk, async (store, journal) => {
    const isReopened = await store.positions.reopen(position.id)
    if (isReopened) journal.changed(session, 'position.changed', position.id)
  })
}

/** The exchange said "filled", its list of fills does not show all of it yet. */
async function awaitsFills(
  desk: Desk,
  position: PositionRow,
  closes: OrderRow[],
): Promise<boolean> {
  const fills = await desk.store.fills.ofPosition(position.id)
  const missing = closes.some((order) => {
    const booked = fills
      .filter((fill) => fill.cloid === order.cloid)
      .reduce((rest, fill) => subtract(rest, fill.size), order.filledSize)
    return compare(booked, 0) > 0
  })
  if (missing) desk.memory.synced.delete(position.userId)
  return missing
}
