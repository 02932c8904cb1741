// The two permissions a person gives: an agent that may trade, and a builder that may charge a fee.
import * as z from 'zod'
import { compare, multiply } from '../../../contract/decimal.ts'
import { approveAgent as approve } from '../access/agents.ts'
import { Refusal } from '../access/refusal.ts'
import { maximumBuilderFee } from '../rules/fees.ts'
import { valueAccount } from '../rules/margin.ts'
import { wireAddress } from '../trading/requests.ts'
import { defineAction, done } from './action.ts'

const maximumBuilders = 10
const minimumBuilderValue = '100'

export const approveAgent = defineAction({
  signedBy: 'user',
  primaryType: 'HyperliquidTransaction:ApproveAgent',
  fields: [
    { name: 'hyperliquidChain', type: 'string' },
    { name: 'agentAddress', type: 'address' },
    { name: 'agentName', type: 'string' },
    { name: 'nonce', type: 'uint64' },
  ],
  schema: z.object({ agentAddress: wireAddress, agentName: z.string().max(64).nullish() }),
  run({ venue, user }, { agentAddress, agentName }) {
    approve(venue, user, agentAddress, agentName ?? '')
    return done
  },
})

export const approveBuilderFee = defineAction({
  signedBy: 'user',
  primaryType: 'HyperliquidTransaction:ApproveBuilderFee',
  fields: [
    { name: 'hyperliquidChain', type: 'string' },
    { name: 'maxFeeRate', type: 'string' },
    { name: 'builder', type: 'address' },
    { name: 'nonce', type: 'uint64' },
  ],
  schema: z.object({
    maxFeeRate: z.string().regex(/^\d{1,3}(\.\d{1,10})?%$/),
    builder: wireAddress,
  }),
  run({ venue, user }, { maxFeeRate, builder }) {
    const account = venue.account(user)
    if (account === undefined)
      throw new Refusal(`Must deposit before performing actions. User: ${user}`)
    // 0.001 % is one tenth of a basis point.
    const fee = Number(multiply(maxFeeRate.slice(0, -1), 1_000))
    if (!Number.isInteger(fee) || fee > maximumBuilderFee)
      throw new Refusal('Invalid max fee rate.')
    const { [builder]: _replaced, ...others } = account.builderFees
    if (fee > 0) {
      if (compare(valueAccount(venue, builder).equity, minimumBuilderValue) < 0) {
        throw new Refusal('Builder has insufficient balance to be approved.')
      }
      if (Object.keys(others).length >= maximumBuilders) throw new Refusal('Too many builders.')
    }
    venue.store.put('account', user, {
      ...account,
      builderFees: fee > 0 ? { ...others, [builder]: fee } : others,
    })
    return done
  },
})
