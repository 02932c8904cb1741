import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { Address, UnixMs } from '../primitives.ts'
import { SignatureText } from './signature.ts'
import { TypedData } from './typed-data.ts'
import { Profile } from './user.ts'

export const createChallenge = defineEndpoint({
  id: 'auth.challenge',
  method: 'POST',
  path: '/auth/evm/challenge',
  auth: 'public',
  summary: 'A message for the wallet to sign (EIP-4361); usable once, for five minutes',
  body: z.strictObject({ address: Address }),
  output: z.object({ address: Address, nonce: z.string(), message: z.string(), expiresAt: UnixMs }),
  errors: [],
})

export const verifyChallenge = defineEndpoint({
  id: 'auth.verify',
  method: 'POST',
  path: '/auth/evm/verify',
  auth: 'public',
  summary: 'Trade a signed challenge for a token of 24 hours',
  body: z.strictObject({
    address: Address,
    /** Signed by the account's own key, low s: 65 bytes with v 27 or 28 (or 0 or 1), or 64 as in EIP-2098. */
    signature: SignatureText,
    referralCode: z.optional(z.string().check(z.maxLength(40))),
    /** For pages: also sets the cookie `kept_sign_in`, by which the browser stays signed in (see auth.resume). */
    keep: z.optional(z.boolean()),
  }),
  output: z.object({
    ok: z.literal(true),
    accessToken: z.string(),
    tokenType: z.literal('Bearer'),
    /** Seconds. */
    expiresIn: z.int(),
    user: Profile,
  }),
  errors: [
    'CHALLENGE_INVALID',
    'CHALLENGE_EXPIRED',
    'SIGNATURE_INVALID',
    'REFERRAL_CODE_UNKNOWN',
    'EXCHANGE_UNAVAILABLE',
    'EXCHANGE_BUSY',
    'EXCHANGE_TIMEOUT',
  ],
})

export const TradingKey = z.object({
  agentAddress: Address,
  agentName: z.string(),
  approved: z.boolean(),
  validUntil: z.nullable(UnixMs),
  builder: z.object({
    address: Address,
    /** As the exchange writes it, e.g. "0.05%". */
    maxFeeRate: z.string(),
    approved: z.boolean(),
  }),
  approveAgent: TypedData,
  approveBuilderFee: TypedData,
})
export type TradingKey = z.infer<typeof TradingKey>

export const getTradingKey = defineEndpoint({
  id: 'auth.tradingKey',
  method: 'GET',
  path: '/auth/evm/trading-key',
  auth: 'viewer',
  summary:
    'Address and approval of the agent that may trade for the viewer; its key never leaves the server',
  output: TradingKey,
  errors: ['EXCHANGE_UNAVAILABLE', 'EXCHANGE_BUSY', 'EXCHANGE_TIMEOUT'],
})

export const rotateTradingKey = defineEndpoint({
  id: 'auth.rotateTradingKey',
  method: 'POST',
  path: '/auth/evm/trading-key/rotate',
  auth: 'viewer',
  summary:
    'Retire the agent and make a new one, to be approved in the wallet. The old key is destroyed and never used again',
  output: TradingKey,
  errors: ['SESSION_RUNNING', ...idempotencyErrors, ...exchangeErrors],
})
