import * as z from 'zod'
import { Refusal } from '../access/refusal.ts'
import type { HexAddress } from '../../types.ts'
import { openOrder } from '../trading/cancel.ts'
import { finish } from '../trading/orders.ts'
import { placeOrder } from '../trading/place.ts'
import type { PlacedStatus } from '../trading/place.ts'
import { orderRequest, wireCloid, wireInteger } from '../trading/requests.ts'
import type { OrderRequest } from '../trading/requests.ts'
import { settle } from '../trading/settle.ts'
import type { Venue } from '../venue.ts'
import { defineAction, done } from './action.ts'

const orderId = z.union([wireInteger, wireCloid])
const gone = 'Cannot modify canceled or filled order'

export const modify = defineAction({
  signedBy: 'agent',
  schema: z.object({ oid: orderId, order: orderRequest }),
  run({ venue, user }, { oid, order }) {
    const status = replace(venue, user, oid, order)
    if (typeof status === 'object' && 'error' in status) throw new Refusal(status.error)
    return done
  },
})

export const batchModify = defineAction({
  signedBy: 'agent',
  schema: z.object({
    modifies: z.array(z.object({ oid: orderId, order: orderRequest })).max(500),
  }),
  run({ venue, user }, { modifies }) {
    return {
      type: 'order',
      data: { statuses: modifies.map(({ oid, order }) => replace(venue, user, oid, order)) },
    }
  },
})

/** Removes the old order and places a new one with a new number. If the new one is refused the old one stays. */
function replace(
  venue: Venue,
  user: HexAddress,
  id: number | string,
  request: OrderRequest,
): PlacedStatus {
  const old = openOrder(venue, user, request.a, id)
  if (old === undefined) return { error: gone }
  try {
    return venue.store.attempt(() => {
      settle(venue, finish(venue, old, 'canceled'))
      const placed = placeOrder(venue, { user, builder: old.builder, replaces: old }, request)
      if (typeof placed.status === 'object' && 'error' in placed.status) {
        throw new Refusal(placed.status.error)
      }
      if (placed.order !== undefined) settle(venue, placed.order)
      return placed.status
    })
  } catch (error) {
    if (error instanceof Refusal) return { error: error.message }
    throw error
  }
}
