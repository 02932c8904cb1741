// What a new price causes, in this order: stops and take-profits, resting orders, liquidations. Stops come first
// because a real price would have passed them on its way to the liquidation price.
import { valueAccount } from '../rules/margin.ts'
import type { HexAddress } from '../../types.ts'
import type { Order, OrderStage } from '../storage/order-records.ts'
import type { Venue } from '../venue.ts'
import { hasMargin, isTriggered } from './checks.ts'
import { cancelDue } from './scheduled-cancel.ts'
import { isLiquidatable, liquidate, liquidateIsolated } from './liquidation.ts'
import { bookReaches, fillResting } from './matching.ts'
import { finish } from './orders.ts'
import { endTaken } from './place.ts'
import { settle } from './settle.ts'
import { fireTrigger } from './triggers.ts'
import { sendDueSlices } from './twaps.ts'

/** `isHalved`: whether an order that the price reaches fills only half; see the fault F6b. */
export function tick(venue: Venue, isHalved: (user: HexAddress) => boolean = () => false) {
  venue.change(() => {
    cancelDue(venue)
    sendDueSlices(venue)
    forEachOpen(venue, 'waitingForTrigger', (order) => {
      if (isTriggered(order, venue.mark(order.asset))) fireTrigger(venue, order)
    })
    forEachOpen(venue, 'resting', (order) => {
      if (bookReaches(venue, order)) reach(venue, order, isHalved)
    })
    for (const user of usersWithPositions(venue)) {
      liquidateIsolated(venue, user)
      if (isLiquidatable(valueAccount(venue, user))) liquidate(venue, user)
    }
  })
}

/** Visits orders in their current state: one that an earlier one has ended is skipped. */
function forEachOpen(venue: Venue, stage: OrderStage, act: (order: Order) => void) {
  const known = [...venue.store.openOrders.keys()]
  for (const oid of known) {
    const order = venue.store.openOrders.get(oid)
    if (order?.stage === stage) act(order)
  }
}

function reach(venue: Venue, order: Order, isHalved: (user: HexAddress) => boolean) {
  if (!hasMargin(venue, order)) {
    settle(venue, finish(venue, order, 'marginCanceled'))
    return
  }
  const filled = fillResting(venue, order, isHalved(order.user))
  settle(venue, endTaken(venue, filled, true))
}

function usersWithPositions(venue: Venue): Set<HexAddress> {
  return new Set([...venue.store.all('position')].map(({ user }) => user))
}
