// Trigger orders whose price the mark has reached.
import { isZero } from '../../../contract/decimal.ts'
import type { Order } from '../storage/order-records.ts'
import type { Venue } from '../venue.ts'
import { hasMargin } from './checks.ts'
import { take } from './matching.ts'
import { fillableSize, finish, save } from './orders.ts'
import { endTaken } from './place.ts'
import { settle } from './settle.ts'

/**
 * The order becomes a market order bounded by its limit price, or a limit order. A market order that finds no
 * liquidity at its limit or better is cancelled, as on the exchange: a stop protects only down to its limit price.
 */
export function fireTrigger(venue: Venue, waiting: Order) {
  const size = fillableSize(venue, waiting)
  const sized = waiting.isPositionTpsl ? { ...waiting, origSz: size, sz: size } : waiting
  const order = save(venue, {
    ...sized,
    status: 'triggered',
    statusAt: venue.at,
    stage: 'waitingForTrigger',
  })
  if (order.reduceOnly && isZero(size)) {
    settle(venue, finish(venue, order, 'reduceOnlyCanceled'))
    return
  }
  if (!hasMargin(venue, order)) {
    settle(venue, finish(venue, order, 'perpMarginRejected'))
    return
  }
  const taken = take(venue, order, size)
  settle(venue, endTaken(venue, taken.order, order.trigger?.isMarket === false))
}
