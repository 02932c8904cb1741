// Changes of the viewer's orders. The bus says that something about a position changed; the database says what.
import { type OrderEvent, pairOf } from '../../../contract/desk/desk-streams.ts'
import type { EntityEvent } from '../../../contract/live/live.ts'
import type { UserId } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import type { BusRouter } from '../bus-router.ts'
import type { Hear } from '../offer.ts'

export type OrderDeps = Pick<Context, 'store' | 'log'> & { router: BusRouter }
type OrderRow = Awaited<ReturnType<Context['store']['orders']['ofPosition']>>[number]

const kinds = { entry: 'entry', take_profit: 'target', stop_loss: 'stop', close: 'close' } as const

/** The number of most recent orders and positions that are remembered. */
const mostTold = 1_000

export function orderFeed({ store, router, log }: OrderDeps) {
  return (userId: UserId, hear: Hear): (() => void) => {
    /** The last reported state, by order. */
    const told = new Map<string, string>()
    /** Position → its trade by hand, as first seen: a waiting entry that is placed again gets another position. */
    const groups = new Map<string, string>()
    let isOver = false
    let telling = Promise.resolve()

    async function tell(positionId: string): Promise<void> {
      const [position, orders, trade] = await Promise.all([
        store.positions.owned(userId, positionId),
        store.orders.ofPosition(positionId),
        store.deskTrades.ofPosition(positionId),
      ])
      if (position === undefined) return
      if (trade !== undefined) remember(groups, positionId, trade.id)
      const groupId = groups.get(positionId) ?? null
      for (const order of orders) {
        const state = `${order.status} ${order.filledSize} ${order.size}`
        if (isOver || told.get(order.cloid) === state) continue
        remember(told, order.cloid, state)
        hear(eventOf(position.symbol, groupId, order))
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

function remember(map: Map<string, string>, key: string, value: string): void {
  map.delete(key)
  map.set(key, value)
  if (map.size > mostTold) map.delete(map.keys().next().value ?? '')
}

function eventOf(symbol: string, groupId: string | null, order: OrderRow): OrderEvent {
  return {
    e: 'order_update',
    s: pairOf(symbol),
    order_id: order.cloid,
    position_id: order.positionId,
    trade_group_id: groupId,
    kind: kinds[order.kind],
    status: order.status === 'canceled' ? 'cancelled' : order.status,
    price: order.triggerPrice ?? order.limitPrice,
    quantity: order.size,
    filled_quantity: order.filledSize,
    at: new Date(order.updatedAt).toISOString(),
  }
}
