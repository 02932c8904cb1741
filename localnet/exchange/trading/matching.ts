// Fills orders from the order book, and fills orders that rest in it.
import {
  add,
  compare,
  divide,
  isZero,
  minimum,
  multiply,
  roundSignificant,
  sign,
  subtract,
} from '../../../contract/decimal.ts'
import { toLot } from '../rules/universe.ts'
import type { Level } from '../rules/book.ts'
import type { Amount } from '../storage/amount.ts'
import type { Order } from '../storage/order-records.ts'
import type { Venue } from '../venue.ts'
import { execute } from './fills.ts'
import { fillableSize } from './orders.ts'

export interface Taken {
  order: Order
  size: Amount
  notional: Amount
}

/** Prices and sizes that an order of this size would get now, best first. */
export function quote(
  venue: Venue,
  order: Pick<Order, 'asset' | 'isBuy' | 'limitPx'>,
  size: Amount,
): { px: Amount; sz: Amount }[] {
  const asset = venue.asset(order.asset)
  if (asset === undefined) return []
  const book = venue.book(asset)
  const parts: { px: Amount; sz: Amount }[] = []
  let left = size
  for (const level of order.isBuy ? book.asks : book.bids) {
    if (isZero(left) || !crosses(order, level)) break
    const sz = minimum(left, level.sz)
    parts.push({ px: level.px, sz })
    left = subtract(left, sz)
  }
  return parts
}

/** Fills what the book offers at the order's limit or better. */
export function take(venue: Venue, order: Order, size: Amount, liquidation = false): Taken {
  let current = order
  let filled = '0'
  let notional = '0'
  for (const { px, sz } of quote(venue, order, size)) {
    current = execute(venue, current, { px, sz, crossed: true, liquidation })
    filled = add(filled, sz)
    notional = add(notional, multiply(px, sz))
  }
  return { order: current, size: filled, notional }
}

/** The price has reached a resting order: it fills completely, or by half, at its own price, as maker. */
export function fillResting(venue: Venue, order: Order, isHalf = false): Order {
  const whole = fillableSize(venue, order)
  const asset = venue.asset(order.asset)
  const half = isHalf && asset !== undefined ? toLot(Number(whole) / 2, asset) : whole
  const size = isZero(half) ? whole : half
  if (isZero(size)) return order
  return execute(venue, order, { px: order.limitPx, sz: size, crossed: false })
}

export function bookReaches(venue: Venue, order: Order): boolean {
  return quote(venue, order, order.sz).length > 0
}

/** USDC by which taking is worse than the mark price. */
export function slippage(
  parts: { px: Amount; sz: Amount }[],
  mark: Amount,
  isBuy: boolean,
): Amount {
  const size = add(...parts.map(({ sz }) => sz))
  const paid = add(...parts.map(({ px, sz }) => multiply(px, sz)))
  const difference = subtract(paid, multiply(size, mark))
  const loss = isBuy ? difference : subtract(0, difference)
  return sign(loss) > 0 ? loss : '0'
}

export function averagePrice({ size, notional }: Pick<Taken, 'size' | 'notional'>): Amount {
  return roundSignificant(divide(notional, size), 10)
}

function crosses(order: Pick<Order, 'isBuy' | 'limitPx'>, level: Level): boolean {
  const side = compare(level.px, order.limitPx)
  return order.isBuy ? side <= 0 : side >= 0
}
