import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { Address, DecimalString, UnixMs, UserId } from '../primitives.ts'

/** Nobody but an account of its own can trade here: an agent's wallet, a sub-account and a vault belong to another. */
export const Standing = z.object({
  as: z.enum(['agent', 'sub_account', 'vault']),
  /** The account that it acts for or belongs to; null: not told. */
  of: z.nullable(Address),
  /** In words: what it is, and what to do. */
  message: z.string(),
})
export type Standing = z.infer<typeof Standing>

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
    /** For another session: what orders may take as margin, less what running sessions may still use of their budgets. */
    free: z.optional(DecimalString),
    /** When the exchange said so: a while ago when it is away. */
    at: z.optional(UnixMs),
    /**
     * `split`: perpetuals have money of their own. `pooled`: unified account or portfolio margin, one balance of USDC
     * for spot and perpetuals. `unknown`: the exchange names a kind that is not known here.
     */
    mode: z.optional(z.enum(['split', 'pooled', 'unknown'])),
  }),
  /** What the exchange says this address is, where that keeps it from trading here. */
  standing: z.optional(Standing),
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
  errors: ['EXCHANGE_UNAVAILABLE', 'EXCHANGE_BUSY', 'EXCHANGE_TIMEOUT'],
})
