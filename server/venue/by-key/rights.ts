// What a key is allowed to do, from the venue's own answer about the key. Nothing is tried out.
import * as z from 'zod/mini'
import type { KeyRights } from '../ports/key-venues.ts'
import type { CcxtClient } from './ccxt.ts'

/** Throws ccxt's errors, and ZodError for an answer of another shape. */
type Look = (client: CcxtClient) => Promise<KeyRights>

const Binance = z.object({
  enableWithdrawals: z.boolean(),
  enableFutures: z.optional(z.boolean()),
  enableSpotAndMarginTrading: z.optional(z.boolean()),
})
const Bybit = z.object({
  result: z.object({
    readOnly: z.union([z.number(), z.string()]),
    permissions: z.record(z.string(), z.nullable(z.array(z.string()))),
  }),
})
const Okx = z.object({ data: z.array(z.object({ perm: z.string() })).check(z.minLength(1)) })
const Blofin = z.object({ data: z.object({ readOnly: z.union([z.number(), z.string()]) }) })

const looks: Record<string, Look> = {
  async binance(client) {
    const may = Binance.parse(await ask(client, 'sapiGetAccountApiRestrictions'))
    return {
      canWithdraw: may.enableWithdrawals,
      canTrade: may.enableFutures === true || may.enableSpotAndMarginTrading === true,
    }
  },
  async bybit(client) {
    const { result } = Bybit.parse(await ask(client, 'privateGetV5UserQueryApi'))
    const isReadOnly = String(result.readOnly) === '1'
    const wallet = result.permissions['Wallet'] ?? []
    return {
      canWithdraw: !isReadOnly && wallet.some((right) => /^withdraw/i.test(right)),
      canTrade: !isReadOnly,
    }
  },
  async okx(client) {
    const { data } = Okx.parse(await ask(client, 'privateGetAccountConfig'))
    const rights = new Set((data[0]?.perm ?? '').split(',').map((right) => right.trim()))
    return { canWithdraw: rights.has('withdraw'), canTrade: rights.has('trade') }
  },
  /** BloFin only tells whether a key is read-only. */
  async blofin(client) {
    const { data } = Blofin.parse(await ask(client, 'privateGetUserQueryApikey'))
    const isReadOnly = String(data.readOnly) === '1'
    return { canWithdraw: isReadOnly ? false : null, canTrade: isReadOnly ? false : null }
  },
}

export function rightsOf(venue: string, client: CcxtClient): Promise<KeyRights> {
  return looks[venue]?.(client) ?? Promise.resolve({ canTrade: null, canWithdraw: null })
}

function ask(client: CcxtClient, request: string): Promise<unknown> {
  const send = client[request]
  if (typeof send !== 'function') throw new TypeError(`ccxt has no ${request}`)
  return Promise.resolve(send.call(client))
}
