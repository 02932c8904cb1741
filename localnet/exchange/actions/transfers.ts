// How money leaves an account, or changes between its parts. Only the account's own key can sign them: an agent's signature is taken for
// that of an account of its own.
import type { TypedDataParameter } from 'viem'
import * as z from 'zod'
import { send, withdraw } from '../funds/take-out.ts'
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
