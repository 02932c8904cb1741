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

function notAvailable(name: string, signing: 'transfer' | 'agent'): Action {
  const schema = z.object({})
  const run = () => {
    throw new Refusal(`Localnet does not do ${name} yet.`)
  }
  if (signing === 'agent') return defineAction({ signedBy: 'agent', schema, run })
  return defineAction({
    signedBy: 'user',
    primaryType:
      name === 'withdraw3' ? 'HyperliquidTransaction:Withdraw' : 'HyperliquidTransaction:UsdSend',
    fields: [
      { name: 'hyperliquidChain', type: 'string' },
      { name: 'destination', type: 'string' },
      { name: 'amount', type: 'string' },
      { name: 'time', type: 'uint64' },
    ],
    schema,
    run,
  })
}

export const withdraw3 = notAvailable('withdraw3', 'transfer')
export const usdSend = notAvailable('usdSend', 'transfer')
export const updateIsolatedMargin = notAvailable('updateIsolatedMargin', 'agent')
export const twapOrder = notAvailable('twapOrder', 'agent')
export const twapCancel = notAvailable('twapCancel', 'agent')
export const setReferrer = notAvailable('setReferrer', 'agent')
