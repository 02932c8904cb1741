import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { Address, DecimalString, UnixMs, UserId } from '../primitives.ts'

export const Profile = z.object({
  id: UserId,
  /** Checksummed. */
  address: Address,
  createdAt: UnixMs,
  role: z.enum(['trader', 'house']),
  /** The viewer's own account on the exchange. USDC. */
  account: z.object({
    equity: DecimalString,
    withdrawable: DecimalString,
    marginUsed: DecimalString,
    /** When the exchange said so: a while ago when it is away. */
    at: z.optional(UnixMs),
  }),
  referral: z.object({ code: z.nullable(z.string()), referredBy: z.nullable(z.string()) }),
  settings: z.record(z.string(), z.unknown()),
})
export type Profile = z.infer<typeof Profile>

export const getProfile = defineEndpoint({
  id: 'user.profile',
  method: 'GET',
  path: '/user/profile',
  auth: 'viewer',
  summary: 'The signed-in person, with the account on the exchange',
  output: Profile,
  errors: ['EXCHANGE_UNAVAILABLE', 'EXCHANGE_TIMEOUT'],
})
