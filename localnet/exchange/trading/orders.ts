// Small steps every rule shares: what a new order looks like, how one ends, what it may still fill.
import { absolute, minimum, sign } from '../../../contract/decimal.ts'
import type { Amount, Order, OrderStatus } from '../storage/records.ts'
import type { Venue } from '../venue.ts'
import { positionKey } from './fills.ts'

/** A refusal of one order, with the status under which it is remembered. */
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

/** What a reduce-only order can still close; zero when it would not reduce. */
export function reducible(venue: Venue, order: Pick<Order, 'user' | 'asset' | 'isBuy'>): Amount {
  const szi = positionSize(venue, order)
  return sign(szi) === (order.isBuy ? -1 : 1) ? absolute(szi) : '0'
}

/** Size to send to the book now: clipped to the position when reduce-only, all of it for a position's own stop. */
export function fillableSize(venue: Venue, order: Order): Amount {
  if (!order.reduceOnly) return order.sz
  const open = reducible(venue, order)
  return order.isPositionTpsl ? open : minimum(order.sz, open)
}

/** Refused when it was sent, so it never was an order. A stop that found nothing later has been one. */
export function wasRefused(order: Order): boolean {
  return order.status.endsWith('ejected') && order.statusAt === order.placedAt
}
