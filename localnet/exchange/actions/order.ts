import * as z from 'zod'
import { Refusal } from '../access/refusal.ts'
import { maximumBuilderFee } from '../rules/fees.ts'
import type { Order } from '../storage/order-records.ts'
import { placeBracket, placePositionGuards } from '../trading/brackets.ts'
import { placeOrder } from '../trading/place.ts'
import type { PlacedStatus, Placing } from '../trading/place.ts'
import { orderRequest, wireAddress, wireInteger } from '../trading/requests.ts'
import type { OrderRequest } from '../trading/requests.ts'
import { settle } from '../trading/settle.ts'
import type { Venue } from '../venue.ts'
import { defineAction } from './action.ts'
import type { ActionContext } from './action.ts'

export const order = defineAction({
  signedBy: 'agent',
  schema: z.object({
    orders: z.array(orderRequest).max(500),
    grouping: z.union([
      z.enum(['na', 'normalTpsl', 'positionTpsl']),
      z.object({ p: wireInteger }).transform(() => 'na' as const),
    ]),
    builder: z.object({ b: wireAddress, f: wireInteger }).optional(),
  }),
  run(context, action) {
    if (action.orders.length === 0) throw new Refusal('Orders are empty.')
    const placing: Placing = {
      user: context.user,
      builder: builderOf(context, action.builder),
      halfFill: context.halfFill,
    }
    const statuses = place(context.venue, placing, action.orders, action.grouping)
    return { type: 'order', data: { statuses } }
  },
})

function builderOf(
  { venue, user }: ActionContext,
  builder: { b: `0x${string}`; f: number } | undefined,
): Order['builder'] {
  if (builder === undefined || builder.f === 0) return null
  const granted = venue.account(user)?.builderFees[builder.b] ?? 0
  if (builder.f > Math.min(granted, maximumBuilderFee)) {
    throw new Refusal('Builder fee has not been approved.')
  }
  return { address: builder.b, fee: builder.f }
}

function place(
  venue: Venue,
  placing: Placing,
  requests: OrderRequest[],
  grouping: 'na' | 'normalTpsl' | 'positionTpsl',
): PlacedStatus[] {
  if (grouping === 'normalTpsl') return placeBracket(venue, placing, requests)
  if (grouping === 'positionTpsl') return placePositionGuards(venue, placing, requests)
  return requests.map((request) => {
    const placed = placeOrder(venue, placing, request)
    if (placed.order !== undefined) settle(venue, placed.order)
    return placed.status
  })
}
