import type { HexAddress } from '../../types.ts'
import type { Order } from '../storage/order-records.ts'
import type { Venue } from '../venue.ts'
import { finish } from './orders.ts'
import { settle } from './settle.ts'

export type CanceledStatus = 'success' | { error: string }

/** Found by order number or client order id. */
export function openOrder(
  venue: Venue,
  user: HexAddress,
  asset: number | undefined,
  id: number | string,
): Order | undefined {
  const order =
    typeof id === 'number' ? venue.store.get('order', id) : venue.store.orderByCloid(user, id)
  if (order === undefined || order.user !== user || order.stage === 'done') return undefined
  return asset === undefined || order.asset === asset ? order : undefined
}

export function cancelOrder(
  venue: Venue,
  user: HexAddress,
  asset: number,
  id: number | string,
): CanceledStatus {
  const order = openOrder(venue, user, asset, id)
  if (order === undefined) {
    return {
      error: `Order was never placed, already canceled, or filled. asset=${asset}`,
    }
  }
  settle(venue, finish(venue, order, 'canceled'))
  return 'success'
}
