// The dead man's switch: cancels all orders of an account at a time that it has set, unless it sets a later one
// before.
import type { Venue } from '../venue.ts'
import { finish } from './orders.ts'
import { settle } from './settle.ts'

export function cancelDue(venue: Venue) {
  for (const { user, at } of venue.store.all('scheduledCancel')) {
    if (at > venue.at) continue
    venue.store.remove('scheduledCancel', user)
    for (const { oid } of venue.store.openOrdersOf(user)) {
      const order = venue.store.openOrders.get(oid)
      if (order !== undefined) settle(venue, finish(venue, order, 'scheduledCancel'))
    }
  }
}
