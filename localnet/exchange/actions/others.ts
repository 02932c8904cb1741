// Actions that change nothing here, or that localnet refuses as unsupported.
import * as z from 'zod'
import { compare, multiply, negate } from '../../../contract/decimal.ts'
import { Refusal } from '../access/refusal.ts'
import { keepFee } from '../funds/receive.ts'
import { valueAccount } from '../rules/margin.ts'
import { credit } from '../trading/fills.ts'
import { wireAddress, wireInteger } from '../trading/requests.ts'
import { defineAction, done } from './action.ts'

const pricePerRequest = '0.0005'

/** Uses up its nonce, so that a request still on its way with the same one is refused. */
export const noop = defineAction({ signedBy: 'agent', schema: z.object({}), run: () => done })

/** `weight` requests beyond the limit, at 0.0005 USDC each. */
export const reserveRequestWeight = defineAction({
  signedBy: 'agent',
  schema: z.object({ weight: wireInteger }),
  run({ venue, user }, { weight }) {
    const usdc = multiply(weight, pricePerRequest)
    if (compare(usdc, valueAccount(venue, user).withdrawable) > 0) {
      throw new Refusal('Insufficient balance to reserve request weight.')
    }
    credit(venue, user, negate(usdc), '0')
    keepFee(venue, usdc)
    const id = `${user} ${venue.next('nextTid')}`
    venue.store.put('reservation', id, { id, user, weight, usdc, time: venue.at })
    return done
  },
})

export const setReferrer = defineAction({
  signedBy: 'agent',
  schema: z.object({ code: z.string() }),
  run() {
    throw new Refusal('Referral code does not exist.')
  },
})

export const setDisplayName = defineAction({
  signedBy: 'agent',
  schema: z.object({ displayName: z.string().max(20) }),
  run: () => done,
})

/** Concerns an account's transactions on HyperEVM, which does not exist here. */
export const evmUserModify = defineAction({
  signedBy: 'agent',
  schema: z.object({ usingBigBlocks: z.boolean() }),
  run: () => done,
})

export const vaultTransfer = defineAction({
  signedBy: 'agent',
  schema: z.object({ vaultAddress: wireAddress, isDeposit: z.boolean(), usd: wireInteger }),
  run(_context, { vaultAddress }) {
    throw new Refusal(`Vault not registered: ${vaultAddress}`)
  },
})

/** A builder's share is credited as soon as it is earned, so that there is nothing to claim. */
export const claimRewards = defineAction({
  signedBy: 'agent',
  schema: z.object({}),
  run() {
    throw new Refusal('No rewards to claim.')
  },
})
