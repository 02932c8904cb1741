// Time-weighted orders (TWAP). `m`: minutes; `t` asks for slices at random times, which are even here.
import * as z from 'zod'
import { compare, multiply } from '../../../contract/decimal.ts'
import { isOnLot } from '../rules/universe.ts'
import { endTwap, slicesOf, startTwap } from '../trading/twaps.ts'
import { wireDecimal, wireInteger } from '../trading/requests.ts'
import { defineAction } from './action.ts'

const fewestMinutes = 5
const mostMinutes = 1_440
const smallestSlice = 10

export const twapOrder = defineAction({
  signedBy: 'agent',
  schema: z.object({
    twap: z.object({
      a: wireInteger,
      b: z.boolean(),
      s: wireDecimal,
      r: z.boolean(),
      m: wireInteger,
      t: z.boolean(),
    }),
  }),
  run({ venue, user }, { twap: { a, b, s, r, m, t } }) {
    const told = (status: unknown) => ({ type: 'twapOrder', data: { status } })
    const asset = venue.asset(a)
    if (asset === undefined) return told({ error: `Invalid asset. asset=${a}` })
    if (m < fewestMinutes || m > mostMinutes) {
      return told({ error: `Invalid TWAP duration: ${m} min(s)` })
    }
    if (!isOnLot(s, asset)) return told({ error: `Order has invalid size. asset=${a}` })
    const least = smallestSlice * slicesOf(m)
    if (compare(multiply(s, venue.mark(a)), least) < 0) {
      return told({ error: `TWAP order value too small. Min is $${least}` })
    }
    const request = { asset: a, isBuy: b, sz: s, reduceOnly: r, minutes: m, randomize: t }
    return told({ running: { twapId: startTwap(venue, user, request).twapId } })
  },
})

export const twapCancel = defineAction({
  signedBy: 'agent',
  schema: z.object({ a: wireInteger, t: wireInteger }),
  run({ venue, user }, { a, t }) {
    const twap = venue.store.get('twap', t)
    const isRunning = twap?.user === user && twap.asset === a && twap.status === 'activated'
    if (twap === undefined || !isRunning) {
      const error = 'TWAP was never placed, already canceled, or filled.'
      return { type: 'twapCancel', data: { status: { error } } }
    }
    endTwap(venue, twap, 'terminated')
    return { type: 'twapCancel', data: { status: 'success' } }
  },
})
