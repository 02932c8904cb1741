// Records a stop that rests on the exchange as the position's stop.
import { compare } from '../../../contract/decimal.ts'
import type { NewOrder } from '../../storage/trading/orders.ts'
import type { Store } from '../../storage/store.ts'
import type { Journal } from '../journal.ts'
import type { Mandate } from '../mandates/mandate.ts'
import type { TradingContext } from '../trading-context.ts'

/**
 * Called within the transaction that books an order as resting. Only the newest stop counts. Must run before orders
 * are written, because booking a fill locks the position first, too.
 */
export async function noteStop(
  ctx: TradingContext,
  store: Store,
  journal: Journal,
  { mandate, order }: { mandate: Mandate; order: NewOrder },
): Promise<void> {
  const { positionId, triggerPrice } = order
  if (order.kind !== 'stop_loss' || triggerPrice === null || order.step === 0) return
  if (order.step + 1 !== (await store.orders.nextStep(positionId, 'stop_loss'))) return
  const position = await store.positions.forUpdate(positionId)
  if (position === undefined || position.status === 'closed') return
  const isBreakEven = order.reason === 'break_even' && position.breakEvenAt === null
  const isMove = compare(triggerPrice, position.stopLossPrice ?? 0) !== 0
  if (!isMove && !isBreakEven) return
  await store.positions.change(positionId, {
    stopLossPrice: triggerPrice,
    ...(isBreakEven && { breakEvenAt: ctx.clock() }),
  })
  ctx.memory.verified.delete(positionId)
  await journal.log(mandate, {
    level: 'info',
    kind: 'risk',
    reason: {
      code: 'stop_moved',
      values: { from: position.stopLossPrice, to: triggerPrice },
    },
    tradeId: position.tradeId,
    positionId,
    data: { cloid: order.cloid },
  })
  journal.changed(mandate, 'position.changed', positionId)
}
