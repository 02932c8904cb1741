// What follows when an order has filled or ended: siblings are cancelled, child orders placed, useless reduce-only
// orders cancelled.
import { isZero } from '../../../contract/decimal.ts'
import type { Order } from '../storage/order-records.ts'
import type { Venue } from '../venue.ts'
import { finish, positionSize, reducible, save } from './orders.ts'

export function settle(venue: Venue, order: Order) {
  if (order.group !== null && order.trigger !== null) cancelSiblings(venue, order)
  settleChildren(venue, order)
  cancelUselessReduceOnly(venue, order)
}

/** Take-profit or stop has filled, or the position is closed: cancels the other one. */
function cancelSiblings(venue: Venue, order: Order) {
  if (order.status !== 'filled' && !isZero(positionSize(venue, order))) return
  for (const other of venue.store.openOrdersOf(order.user)) {
    if (other.group === order.group && other.oid !== order.oid) {
      finish(venue, other, 'siblingFilledCanceled')
    }
  }
}

/** Child orders of a filled parent are placed with their own size; those of a parent that ended otherwise are not. */
function settleChildren(venue: Venue, parent: Order) {
  if (parent.stage !== 'done') return
  const traded = parent.sz !== parent.origSz
  const placed = parent.status === 'filled' || (parent.status === 'marginCanceled' && traded)
  for (const child of venue.store.openOrdersOf(parent.user)) {
    if (child.parentOid !== parent.oid || child.stage !== 'waitingForFill') continue
    if (placed) save(venue, { ...child, stage: 'waitingForTrigger', statusAt: venue.at })
    else finish(venue, child, 'canceled')
  }
}

function cancelUselessReduceOnly(venue: Venue, order: Order) {
  for (const other of venue.store.openOrdersOf(order.user)) {
    if (other.asset !== order.asset || !other.reduceOnly) continue
    if (other.stage === 'waitingForFill') continue
    if (isZero(reducible(venue, other))) finish(venue, other, 'reduceOnlyCanceled')
  }
}
