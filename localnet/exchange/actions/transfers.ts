// Transfers out of an account, or between its balances. Only the account's own key can sign them: an agent's
// signature counts as that of the agent's own account.
import type { TypedDataParameter } from 'viem'
import * as z from 'zod'
import { Refusal } from '../access/refusal.ts'
import { send, sendToEvm, withdraw } from '../funds/take-out.ts'
import { wireAddress, wireInteger, wireUsdc } from '../trading/requests.ts'
import { moveClass } from '../elsewhere/class-transfer.ts'
import { defineAction, done } from './action.ts'

const schema = z.object({ destination: wireAddress, amount: wireUsdc, time: wireInteger })
const fields: TypedDataParameter[] = [
  { name: 'hyperliquidChain', type: 'string' },
  { name: 'destination', type: 'string' },
  { name: 'amount', type: 'string' },
  { name: 'time', type: 'uint64' },
]

export const usdSend = defineAction({
  signedBy: 'user',
  primaryType: 'HyperliquidTransaction:UsdSend',
  fields,
  schema,
  run({ venue, user }, request) {
    send(venue, user, request)
    return done
  },
})

export const withdraw3 = defineAction({
  signedBy: 'user',
  primaryType: 'HyperliquidTransaction:Withdraw',
  fields,
  schema,
  run({ venue, user }, request) {
    withdraw(venue, user, request)
    return done
  },
})

/** CCTP's domain number of Arbitrum, which the local chain represents. */
const arbitrumDomain = 3

export const sendToEvmWithData = defineAction({
  signedBy: 'user',
  primaryType: 'HyperliquidTransaction:SendToEvmWithData',
  fields: [
    { name: 'hyperliquidChain', type: 'string' },
    { name: 'token', type: 'string' },
    { name: 'amount', type: 'string' },
    { name: 'sourceDex', type: 'string' },
    { name: 'destinationRecipient', type: 'string' },
    { name: 'addressEncoding', type: 'string' },
    { name: 'destinationChainId', type: 'uint32' },
    { name: 'gasLimit', type: 'uint64' },
    { name: 'data', type: 'bytes' },
    { name: 'nonce', type: 'uint64' },
  ],
  schema: z.object({
    token: z.string(),
    amount: wireUsdc,
    sourceDex: z.string(),
    destinationRecipient: wireAddress,
    addressEncoding: z.literal('hex'),
    destinationChainId: wireInteger,
    nonce: wireInteger,
  }),
  run({ venue, user }, request) {
    const { token, destinationChainId, destinationRecipient: destination } = request
    if (token.split(':')[0] !== 'USDC') throw new Refusal('Token is not linked to a contract.')
    if (destinationChainId !== arbitrumDomain) throw new Refusal('Unsupported destination chain.')
    const { amount, nonce: time, sourceDex } = request
    sendToEvm(venue, user, { destination, amount, time, sourceDex })
    return done
  },
})

export const usdClassTransfer = defineAction({
  signedBy: 'user',
  primaryType: 'HyperliquidTransaction:UsdClassTransfer',
  fields: [
    { name: 'hyperliquidChain', type: 'string' },
    { name: 'amount', type: 'string' },
    { name: 'toPerp', type: 'bool' },
    { name: 'nonce', type: 'uint64' },
  ],
  schema: z.object({ amount: wireUsdc, toPerp: z.boolean() }),
  run({ venue, user }, request) {
    moveClass(venue, user, request)
    return done
  },
})
