// Entries that wait for their price. Fills report themselves; any other end has to be asked for.
import { maximum, subtract } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { OrderRow } from '../../storage/trading/orders.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import { write } from '../journal.ts'
import type { Mandate } from '../mandates/mandate.ts'
import { asCloid, askForOrder } from '../orders/settle-orders.ts'
import { type TradingContext, addressOf } from '../trading-context.ts'

const mayRest: OrderRow['status'][] = ['intent', 'unknown', 'resting']

/**
 * Notices entries that were cancelled at the venue, by hand or for lack of margin, as often as protection is
 * checked.
 */
export async function watchEntries(ctx: TradingContext, mandate: Mandate): Promise<void> {
  const { orders: told } = ctx.exchange.told(await addressOf(ctx, mandate.userId))
  for (const row of await ctx.store.orders.restingEntries(mandate.id)) {
    const last = ctx.memory.entries.get(row.cloid)
    if (last !== undefined && ctx.clock() - last < ctx.timing.protection) continue
    ctx.memory.entries.set(row.cloid, ctx.clock())
    if (told?.resting.some(({ cloid }) => cloid === row.cloid) === true) continue
    await noteEnd(ctx, mandate, row)
  }
}

/** The order of the entry that still waits, or may wait because it is not answered yet. */
export async function restingEntry(
  ctx: TradingContext,
  { id }: Pick<PositionRow, 'id'>,
): Promise<OrderRow | undefined> {
  return waitingIn(await ctx.store.orders.ofPosition(id))
}

/** Base units of an entry that has filled in part and still waits for the rest: "0" once it waits no more. */
export function waitingSizeOf(
  { entrySize }: Pick<PositionRow, 'entrySize'>,
  orders: readonly OrderRow[],
): DecimalString {
  return maximum(subtract(waitingIn(orders)?.size ?? entrySize, entrySize), '0')
}

function waitingIn(orders: readonly OrderRow[]): OrderRow | undefined {
  return orders.find(
    ({ kind, timeInForce, status }) =>
      kind === 'entry' && timeInForce !== null && mayRest.includes(status),
  )
}

/**
 * Cancels the entry and asks how much of it has filled. True when it does not rest any more. Where the answer to the cancel is
 * lost it is asked all the same: the exchange takes the stop of a part that has filled with the entry, so that no look must
 * pass before another one is placed. Throws what the exchange port throws for a cancel that has not happened.
 */
export async function withdrawEntry(
  ctx: TradingContext,
  mandate: Mandate,
  row: OrderRow,
): Promise<boolean> {
  const { assetIndex, userId } = mandate
  const cancel = { assetIndex, cloid: asCloid(row.cloid) }
  const answer = await ctx.exchange.cancelOrders(userId, [cancel]).then(
    () => null,
    (error: unknown) => ({ error }),
  )
  ctx.memory.reads.delete(userId)
  const hasEnded = await noteEnd(ctx, mandate, row)
  if (!hasEnded && answer !== null) throw answer.error
  return hasEnded
}

async function noteEnd(ctx: TradingContext, mandate: Mandate, row: OrderRow): Promise<boolean> {
  const { state, result } = await askForOrder(ctx, mandate, row)
  // It is known to rest, so that "not known" only means that the exchange's answer is late.
  if (state === null || result.status === 'resting') return false
  ctx.memory.entries.delete(row.cloid)
  ctx.memory.synced.delete(mandate.userId)
  await write(ctx, async (store, journal) => {
    await store.orders.record(row.cloid, { ...result, updatedAt: ctx.clock() })
    journal.changed(mandate, 'order.changed', row.positionId)
  })
  return true
}
