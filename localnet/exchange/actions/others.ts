// Actions that change nothing here, or that localnet does not do and says so.
import * as z from 'zod'
import { round } from '../../../contract/decimal.ts'
import { Refusal } from '../access/refusal.ts'
import type { Action } from './action.ts'
import { defineAction, done } from './action.ts'

/** Uses up its nonce, so that a request still on its way with the same one is refused. */
export const noop = defineAction({ signedBy: 'agent', schema: z.object({}), run: () => done })

export const scheduleCancel = defineAction({
  signedBy: 'agent',
  schema: z.object({ time: z.number().optional() }),
  run({ venue, user }) {
    const traded = round(venue.account(user)?.volume ?? '0', 2)
    throw new Refusal(
      `Cannot set scheduled cancel time until enough volume traded. Required: $1000000. Traded: $${traded}.`,
    )
  },
})

/** A builder's share is in its account as soon as it is earned. */
export const claimRewards = defineAction({
  signedBy: 'agent',
  schema: z.object({}),
  run() {
    throw new Refusal('No rewards to claim.')
  },
})

function notAvailable(name: string): Action {
  return defineAction({
    signedBy: 'agent',
    schema: z.object({}),
    run() {
      throw new Refusal(`Localnet does not do ${name} yet.`)
    },
  })
}

export const updateIsolatedMargin = notAvailable('updateIsolatedMargin')
export const twapOrder = notAvailable('twapOrder')
export const twapCancel = notAvailable('twapCancel')
export const setReferrer = notAvailable('setReferrer')
