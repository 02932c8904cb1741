// The dead man's switch: all orders of an account go at a moment that it named, unless it names a later one in time.
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
