// Changes of the viewer's orders. The bus says that something about a position changed; the database says what.
import { type OrderEvent, pairOf } from '../../../contract/desk/desk-streams.ts'
import type { EntityEvent } from '../../../contract/live.ts'
import type { UserId } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import type { BusRouter } from '../bus-router.ts'
import type { Hear } from '../offer.ts'

export type OrderDeps = Pick<Context, 'store' | 'log'> & { router: BusRouter }
type OrderRow = Awaited<ReturnType<Context['store']['orders']['ofPosition']>>[number]

const kinds = { entry: 'entry', take_profit: 'target', stop_loss: 'stop', close: 'close' } as const

/** The number of most recent orders whose last reported state is remembered. */
const mostTold = 1_000

export function orderFeed({ store, router, log }: OrderDeps) {
  return (userId: UserId, hear: Hear): (() => void) => {
    /** The last reported state, by order. */
    const told = new Map<string, string>()
    let isOver = false
    let telling = Promise.resolve()

    async function tell(positionId: string): Promise<void> {
      const [position, orders] = await Promise.all([
        store.positions.owned(userId, positionId),
        store.orders.ofPosition(positionId),
      ])
      if (position === undefined) return
      for (const order of orders) {
        const state = `${order.status} ${order.filledSize} ${order.size}`
        if (isOver || told.get(order.cloid) === state) continue
        told.delete(order.cloid)
        told.set(order.cloid, state)
        if (told.size > mostTold) told.delete(told.keys().next().value ?? '')
        hear(eventOf(position.symbol, order))
      }
    }

    function onChange(data: unknown): void {
      const { positionId } = data as EntityEvent
      if (positionId === undefined) return
      telling = telling
        .then(() => tell(positionId))
        .catch((error: unknown) => log.warn({ error: String(error) }, 'an order was not told'))
    }

    const names = ['orders', 'positions'].map((name) => `user.${userId}.${name}`)
    const stops = names.map((name) => router.listen(name, onChange))
    return () => {
      isOver = true
      for (const stop of stops) stop()
    }
  }
}

function eventOf(symbol: string, order: OrderRow): OrderEvent {
  return {
    e: 'order_update',
    s: pairOf(symbol),
    order_id: order.cloid,
    position_id: order.positionId,
    kind: kinds[order.kind],
    status: order.status,
    price: order.triggerPrice ?? order.limitPrice,
    quantity: order.size,
    filled_quantity: order.filledSize,
    at: new Date(order.updatedAt).toISOString(),
  }
}
