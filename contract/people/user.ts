import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { Address, DecimalString, UnixMs, UserId } from '../primitives.ts'

/** Only a normal account can trade here: an agent's wallet, a sub-account and a vault belong to another account. */
export const Standing = z.object({
  as: z.enum(['agent', 'sub_account', 'vault']),
  /** The account that it acts for or belongs to; null when unknown. */
  of: z.nullable(Address),
  /** As text: what it is, and what to do. */
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
    /**
     * USDC available for another session: what orders may use as margin, less what running sessions may still use of
     * their budgets.
     */
    free: z.optional(DecimalString),
    /** When the exchange reported it; older while the exchange is away. */
    at: z.optional(UnixMs),
    /**
     * `split`: perpetuals have a balance of their own. `pooled`: unified account or portfolio margin, one USDC
     * balance for spot and perpetuals. `unknown`: a mode that this server does not know.
     */
    mode: z.optional(z.enum(['split', 'pooled', 'unknown'])),
  }),
  /** The address's role on the exchange, when it prevents trading here. */
  standing: z.optional(Standing),
  referral: z.object({ code: z.nullable(z.string()), referredBy: z.nullable(z.string()) }),
  /** `chosen`: a list of `Setting`, once the person has chosen something. */
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
