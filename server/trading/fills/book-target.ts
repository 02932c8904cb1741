// Applies a fill of a take-profit order to the position's targets.
import { compare } from '../../../contract/decimal.ts'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'
import type { OrderRow } from '../../storage/trading/orders.ts'
import type { Store } from '../../storage/store.ts'

/**
 * `size`: what the fill closed of the position, in base units; `filled`: what its order has filled so far. A target
 * is reached when its whole order has filled or nothing is open any more; the next target then becomes the
 * position's take-profit.
 */
export async function bookTarget(
  { store }: { store: Store },
  { positionId, targetStep, size: ordered }: OrderRow,
  { size, filled, at }: { size: DecimalString; filled: DecimalString; at: UnixMs },
): Promise<void> {
  if (targetStep === null) return
  await store.targets.addFill(positionId, targetStep, size)
  const position = await store.positions.byId(positionId)
  const isClosed = position?.status === 'closed'
  if (!isClosed && compare(filled, ordered) < 0) return
  await store.targets.reach(positionId, targetStep, at)
  if (isClosed) return
  const targets = await store.targets.ofPosition(positionId)
  const next = targets.find(({ state }) => state === 'pending')
  await store.positions.change(positionId, { takeProfitPrice: next?.price ?? null })
}
