// The price of a market, as the lab's documents ask for it.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors } from '../errors.ts'
import { UnixMs } from '../primitives.ts'

export const getCryptoPrice = defineEndpoint({
  method: 'GET',
  auth: 'person',
  wireCase: 'snake_case',
  id: 'market.cryptoPrice',
  path: '/api/crypto/price',
  unstored: true,
  summary: 'The mark price of a market now',
  query: z.strictObject({ symbol: z.string().check(z.minLength(1), z.maxLength(32)) }),
  output: z.object({
    symbol: z.string(),
    /** USDC. */
    price: z.number(),
    /** When the price was read. */
    timestamp: UnixMs,
  }),
  errors: ['NOT_FOUND', ...exchangeErrors],
})
