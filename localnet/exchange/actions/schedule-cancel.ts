import * as z from 'zod'
import { compare, round } from '../../../contract/decimal.ts'
import { Refusal } from '../access/refusal.ts'
import { wireInteger } from '../trading/requests.ts'
import { defineAction, done } from './action.ts'

const neededVolume = 1_000_000
const soonest = 5_000

/** Without a time, an earlier schedule is removed. */
export const scheduleCancel = defineAction({
  signedBy: 'agent',
  schema: z.object({ time: wireInteger.nullish() }),
  run({ venue, user }, { time }) {
    const traded = round(venue.account(user)?.volume ?? '0', 2)
    if (compare(traded, neededVolume) < 0) {
      throw new Refusal(
        `Cannot set scheduled cancel time until enough volume traded. Required: $${neededVolume}. Traded: $${traded}.`,
      )
    }
    if (time === undefined || time === null) {
      venue.store.remove('scheduledCancel', user)
      return done
    }
    if (time < venue.at + soonest) {
      throw new Refusal('Scheduled cancel time too early, must be at least 5 seconds from now.')
    }
    venue.store.put('scheduledCancel', user, { user, at: time })
    return done
  },
})
