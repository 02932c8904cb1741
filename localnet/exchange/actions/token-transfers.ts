// Tokens to other accounts, and between the places of one. The wallet signs them, as all that moves money.
import type { TypedDataParameter } from 'viem'
import * as z from 'zod'
import { Refusal } from '../access/refusal.ts'
import { perps, sendToken, spot } from '../elsewhere/spot-transfer.ts'
import { requireSubAccount } from '../funds/sub-accounts.ts'
import { wireAddress, wireInteger } from '../trading/requests.ts'
import { defineAction, done } from './action.ts'

/** Spot tokens have up to eight places. */
const amount = z.string().regex(/^(0|[1-9]\d{0,11})(\.\d{1,8})?$/)
const texts = (...names: string[]): TypedDataParameter[] =>
  names.map((name) => ({ name, type: 'string' }))

export const spotSend = defineAction({
  signedBy: 'user',
  primaryType: 'HyperliquidTransaction:SpotSend',
  fields: [
    ...texts('hyperliquidChain', 'destination', 'token', 'amount'),
    { name: 'time', type: 'uint64' },
  ],
  schema: z.object({ destination: wireAddress, token: z.string(), amount, time: wireInteger }),
  run({ venue, user }, { time, ...request }) {
    if (request.destination === user) throw new Refusal('Cannot self-transfer.')
    const places = { sourceDex: spot, destinationDex: spot }
    sendToken(venue, user, { type: 'spotTransfer', ...request, ...places, nonce: time })
    return done
  },
})

export const sendAsset = defineAction({
  signedBy: 'user',
  primaryType: 'HyperliquidTransaction:SendAsset',
  fields: [
    ...texts('hyperliquidChain', 'destination', 'sourceDex', 'destinationDex', 'token', 'amount'),
    ...texts('fromSubAccount'),
    { name: 'nonce', type: 'uint64' },
  ],
  schema: z.object({
    destination: wireAddress,
    sourceDex: z.string().default(perps),
    destinationDex: z.string().default(perps),
    token: z.string(),
    amount,
    fromSubAccount: z.union([z.literal(''), wireAddress]).default(''),
    nonce: wireInteger,
  }),
  run({ venue, user }, { fromSubAccount, ...request }) {
    if (fromSubAccount !== '') requireSubAccount(venue, user, fromSubAccount)
    const from = fromSubAccount === '' ? user : fromSubAccount
    sendToken(venue, from, { type: 'send', ...request })
    return done
  },
})
