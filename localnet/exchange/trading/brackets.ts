// Take-profit and stop: children of an entry (normalTpsl) or guards of the whole position (positionTpsl).
import { isZero } from '../../../contract/decimal.ts'
import type { Order } from '../storage/order-records.ts'
import type { Venue } from '../venue.ts'
import { checkAccount, checkForm } from './checks.ts'
import { OrderRejection, reducible, save } from './orders.ts'
import { draft, duplicateOf, placeOrder } from './place.ts'
import type { PlacedStatus, Placing } from './place.ts'
import type { OrderRequest } from './requests.ts'
import { settle } from './settle.ts'

/**
 * The first order is the parent. A child that could never be placed refuses the whole group before the parent
 * trades; a refused parent refuses its children.
 */
export function placeBracket(
  venue: Venue,
  placing: Placing,
  requests: OrderRequest[],
): PlacedStatus[] {
  const [parentRequest, ...childRequests] = requests
  if (parentRequest === undefined) return []
  const refusal = checkChildren(venue, placing, parentRequest, childRequests)
  if (refusal !== undefined) return [{ error: refusal }]

  const parent = placeOrder(venue, placing, parentRequest)
  const parentOrder = parent.order
  if (
    parentOrder === undefined ||
    (typeof parent.status === 'object' && 'error' in parent.status)
  ) {
    return [parent.status]
  }
  const children = childRequests.map((request) =>
    save(venue, {
      ...draft(venue, placing, request),
      stage: 'waitingForFill',
      parentOid: parentOrder.oid,
      group: parentOrder.oid,
    }),
  )
  settle(venue, parentOrder)
  return [parent.status, ...children.map((child) => childStatus(venue, child))]
}

/** These orders follow the size of the position until it is closed. */
export function placePositionGuards(
  venue: Venue,
  placing: Placing,
  requests: OrderRequest[],
): PlacedStatus[] {
  const orders: Order[] = []
  for (const request of requests) {
    const asset = venue.asset(request.a)
    const refusal =
      asset === undefined
        ? `Invalid asset. asset=${request.a}`
        : (guardRefusal(request) ?? duplicateOf(venue, placing, request))
    if (asset === undefined || refusal !== undefined) return [{ error: refusal ?? '' }]
    const drafted = { ...draft(venue, placing, request), isPositionTpsl: true }
    const order = { ...drafted, origSz: reducible(venue, drafted), sz: reducible(venue, drafted) }
    try {
      checkForm(venue, order, asset)
      checkAccount(venue, order, asset)
    } catch (error) {
      if (error instanceof OrderRejection) return [{ error: error.message }]
      throw error
    }
    orders.push(order)
  }
  const group = orders[0]?.oid ?? null
  for (const order of orders) save(venue, { ...order, group })
  return orders.map(() => 'waitingForTrigger')
}

function checkChildren(
  venue: Venue,
  placing: Placing,
  parentRequest: OrderRequest,
  childRequests: OrderRequest[],
): string | undefined {
  if ('trigger' in parentRequest.t) return 'Main order cannot be trigger order.'
  const asset = venue.asset(parentRequest.a)
  if (asset === undefined) return `Invalid asset. asset=${parentRequest.a}`
  const parent = draft(venue, placing, parentRequest)
  const cloids = new Set<string | undefined>(parentRequest.c === undefined ? [] : [parentRequest.c])
  for (const request of childRequests) {
    const refusal = guardRefusal(request) ?? duplicateOf(venue, placing, request)
    if (refusal !== undefined) return refusal
    if (request.c !== undefined && cloids.has(request.c))
      return `Duplicate cloid. asset=${request.a}`
    cloids.add(request.c)
    if (request.a !== parentRequest.a || request.b === parentRequest.b || isZero(request.s)) {
      return `Reduce only order would increase position. asset=${request.a}`
    }
    try {
      checkForm(venue, draft(venue, placing, request), asset, parent)
    } catch (error) {
      if (error instanceof OrderRejection) return error.message
      throw error
    }
  }
  return undefined
}

function guardRefusal(request: OrderRequest): string | undefined {
  return 'trigger' in request.t && request.r
    ? undefined
    : `TP/SL order must be a reduce-only trigger order. asset=${request.a}`
}

function childStatus(venue: Venue, child: Order): PlacedStatus {
  const now = venue.store.get('order', child.oid)
  if (now?.stage === 'waitingForFill' || now?.stage === 'waitingForTrigger') return now.stage
  return { error: `Parent order was not completely filled. asset=${child.asset}` }
}
