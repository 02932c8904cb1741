// Ends a position whose waiting entry the exchange does not know, or has ended.
import type { PositionId } from '../../../contract/primitives.ts'
import { write } from '../journal.ts'
import { askForOrder } from '../orders/settle-orders.ts'
import { syncFills } from '../fills/sync-fills.ts'
import type { TradingContext } from '../trading-context.ts'
import { settlePositions } from './settle-positions.ts'

/**
 * The caller holds the mandate. Returns whether the position was closed. A very recent order is left alone, because
 * the exchange may not list it yet. Throws what the exchange port throws: without an answer nothing is closed.
 */
export async function closeUnknownEntry(
  ctx: TradingContext,
  positionId: PositionId,
): Promise<boolean> {
  const position = await ctx.store.positions.byId(positionId)
  const mandate = position && (await ctx.store.mandates.byId(position.mandateId))
  if (position === undefined || mandate === undefined || position.status !== 'opening') return false
  const orders = await ctx.store.orders.ofPosition(positionId)
  const entry = orders.find(({ kind }) => kind === 'entry')
  if (entry === undefined || ctx.clock() - entry.createdAt < ctx.timing.neverArrived) return false
  const { state, result } = await askForOrder(ctx, mandate, entry)
  if (result.status === 'resting') return false
  if (state !== null && result.status === 'filled') {
    await syncFills(ctx, mandate.userId)
    return false
  }
  ctx.memory.entries.delete(entry.cloid)
  await write(ctx, async (store, journal) => {
    await store.orders.record(entry.cloid, { ...result, updatedAt: ctx.clock() })
    journal.changed(mandate, 'order.changed', positionId)
  })
  await settlePositions(ctx, mandate)
  return (await ctx.store.positions.byId(positionId))?.status === 'closed'
}
