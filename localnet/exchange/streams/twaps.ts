// Streams of the time-weighted orders of one account.
import * as z from 'zod'
import { historyOf, historyRow, runningTwaps, sliceFill, sliceFills } from '../info/twaps.ts'
import { wireAddress } from '../trading/requests.ts'
import { defineStream } from './topic.ts'
import type { Topic } from './topic.ts'

export const userTwapSliceFills = defineStream(
  z.object({ type: z.literal('userTwapSliceFills'), user: wireAddress }),
  (venue, { user }): Topic => ({
    channel: 'userTwapSliceFills',
    first: () => [{ user, twapSliceFills: sliceFills(venue, user), isSnapshot: true }],
    happened(events) {
      const rows = events.flatMap((event) =>
        event.type === 'fill' && event.fill.user === user ? sliceFill(venue, event.fill) : [],
      )
      return rows.length > 0 ? [{ user, twapSliceFills: rows }] : []
    },
  }),
)

export const userTwapHistory = defineStream(
  z.object({ type: z.literal('userTwapHistory'), user: wireAddress }),
  (venue, { user }): Topic => ({
    channel: 'userTwapHistory',
    first: () => [{ user, history: historyOf(venue, user), isSnapshot: true }],
    happened(events) {
      const rows = events.flatMap((event) =>
        event.type === 'twap' && event.twap.user === user ? [historyRow(venue, event.twap)] : [],
      )
      return rows.length > 0 ? [{ user, history: rows }] : []
    },
  }),
)

export const twapStates = defineStream(
  z.object({
    type: z.literal('twapStates'),
    user: wireAddress,
    dex: z.literal('').optional(),
  }),
  (venue, { user }): Topic => {
    const read = () => ({ dex: '', user, states: runningTwaps(venue, user) })
    return {
      channel: 'twapStates',
      first: () => [read()],
      happened: (events) =>
        events.some((event) => event.type === 'twap' && event.twap.user === user) ? [read()] : [],
    }
  },
)
