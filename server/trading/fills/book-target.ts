// What a fill of a target's order does to the targets of its position.
import { compare } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { OrderRow } from '../../storage/trading/orders.ts'
import type { Store } from '../../storage/store.ts'

/**
 * `size`: what it closed of the position; `filled`: of its order so far. A target is reached once all of its order has
 * filled, or nothing is open any more; then the next one is the position's take-profit.
 */
export async function bookTarget(
  { store }: { store: Store },
  { positionId, targetStep, size: ordered }: OrderRow,
  { size, filled }: { size: DecimalString; filled: DecimalString },
): Promise<void> {
  if (targetStep === null) return
  await store.targets.addFill(positionId, targetStep, size)
  const position = await store.positions.byId(positionId)
  const isClosed = position?.status === 'closed'
  if (!isClosed && compare(filled, ordered) < 0) return
  await store.targets.reach(positionId, targetStep)
  if (isClosed) return
  const targets = await store.targets.ofPosition(positionId)
  const next = targets.find(({ state }) => state === 'pending')
  await store.positions.change(positionId, { takeProfitPrice: next?.price ?? null })
}
