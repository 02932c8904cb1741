import * as z from 'zod'
import { cancelOrder } from '../trading/cancel.ts'
import { wireCloid, wireInteger } from '../trading/requests.ts'
import { defineAction } from './action.ts'

export const cancel = defineAction({
  signedBy: 'agent',
  schema: z.object({ cancels: z.array(z.object({ a: wireInteger, o: wireInteger })).max(500) }),
  run({ venue, user }, { cancels }) {
    return {
      type: 'cancel',
      data: { statuses: cancels.map(({ a, o }) => cancelOrder(venue, user, a, o)) },
    }
  },
})

export const cancelByCloid = defineAction({
  signedBy: 'agent',
  schema: z.object({
    cancels: z.array(z.object({ asset: wireInteger, cloid: wireCloid })).max(500),
  }),
  run({ venue, user }, { cancels }) {
    return {
      type: 'cancel',
      data: { statuses: cancels.map(({ asset, cloid }) => cancelOrder(venue, user, asset, cloid)) },
    }
  },
})
