// The account mode: how balances are kept. Set by the account's own wallet, or by an agent for it.
import * as z from 'zod'
import { Refusal } from '../access/refusal.ts'
import { changeElsewhere, isPooled } from '../elsewhere/elsewhere.ts'
import type { HexAddress } from '../../types.ts'
import { wireAddress } from '../trading/requests.ts'
import type { Venue } from '../venue.ts'
import { defineAction, done } from './action.ts'

const letters = { i: 'disabled', u: 'unifiedAccount', p: 'portfolioMargin' } as const

export const userSetAbstraction = defineAction({
  signedBy: 'user',
  primaryType: 'HyperliquidTransaction:UserSetAbstraction',
  fields: [
    { name: 'hyperliquidChain', type: 'string' },
    { name: 'user', type: 'address' },
    { name: 'abstraction', type: 'string' },
    { name: 'nonce', type: 'uint64' },
  ],
  schema: z.object({
    user: wireAddress,
    abstraction: z.enum(['disabled', 'unifiedAccount', 'portfolioMargin']),
  }),
  run({ venue, user }, { user: named, abstraction }) {
    if (named !== user) throw new Refusal('Abstraction can be set for one’s own account only.')
    change(venue, user, abstraction)
    return done
  },
})

export const agentSetAbstraction = defineAction({
  signedBy: 'agent',
  schema: z.object({ abstraction: z.enum(['i', 'u', 'p']) }),
  run({ venue, user }, { abstraction }) {
    change(venue, user, letters[abstraction])
    return done
  },
})

function change(venue: Venue, user: HexAddress, mode: string) {
  if (mode === 'disabled' && isPooled(venue, user)) {
    throw new Refusal('Unified account cannot be disabled.')
  }
  changeElsewhere(venue, user, { mode })
}
