// Small helpers that all trading rules share: creating an order, ending one, and the size it may still fill.
import { absolute, minimum, sign } from '../../../contract/decimal.ts'
import type { Amount } from '../storage/amount.ts'
import type { Order, OrderStatus } from '../storage/order-records.ts'
import type { Venue } from '../venue.ts'
import { positionKey } from './fills.ts'

/** The refusal of one order, with the status that is stored for it. */
export class OrderRejection extends Error {
  readonly status: OrderStatus

  constructor(status: OrderStatus, message: string) {
    super(message)
    this.status = status
  }
}

export function finish(venue: Venue, order: Order, status: OrderStatus): Order {
  return save(venue, { ...order, stage: 'done', status, statusAt: venue.at })
}

export function save(venue: Venue, order: Order): Order {
  venue.store.put('order', order.oid, order)
  venue.emit({ type: 'order', order })
  return order
}

export function positionSize(venue: Venue, order: Pick<Order, 'user' | 'asset'>): Amount {
  return venue.store.get('position', positionKey(order.user, order.asset))?.szi ?? '0'
}

/** The size that a reduce-only order can still close; zero when it would not reduce. */
export function reducible(venue: Venue, order: Pick<Order, 'user' | 'asset' | 'isBuy'>): Amount {
  const szi = positionSize(venue, order)
  return sign(szi) === (order.isBuy ? -1 : 1) ? absolute(szi) : '0'
}

/** The size to fill now: limited to the position when reduce-only, the whole position for its own stop. */
export function fillableSize(venue: Venue, order: Order): Amount {
  if (!order.reduceOnly) return order.sz
  const open = reducible(venue, order)
  return order.isPositionTpsl ? open : minimum(order.sz, open)
}

/** Refused when it was sent, so that it never was an open order. A stop that later found no liquidity was one. */
export function wasRefused(order: Order): boolean {
  return order.status.endsWith('ejected') && order.statusAt === order.placedAt
}
