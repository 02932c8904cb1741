// Whether the server may still trade the viewer's account, and what to do when it may not.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors } from '../errors.ts'
import { UnixMs } from '../primitives.ts'

/** How an agent lost its permission to trade. */
export const Loss = z.enum([
  /** Another agent of the same name was approved, which ends the first. */
  'replaced',
  'removed',
  'expired',
  /** Its address was approved for another account than the viewer's. */
  'other_account',
  /** The exchange knows no such account: it forgets emptied accounts, with their agents. */
  'account_missing',
  /** The server cannot decrypt its own key. */
  'key_unreadable',
])
export type Loss = z.infer<typeof Loss>

export const AuthorityState = z.enum([
  'ok',
  /** It can trade, but its approval ends within days. */
  'expiring',
  /** The agent can close; the exchange refuses entries, which include the builder's fee. */
  'builder_fee_missing',
  /** No agent was ever approved, or the viewer removed it. */
  'unapproved',
  ...Loss.options,
])
export type AuthorityState = z.infer<typeof AuthorityState>

export const Authority = z.object({
  state: AuthorityState,
  /** Entries are possible. */
  mayOpen: z.boolean(),
  /** Closing and cancelling are possible. */
  mayClose: z.boolean(),
  title: z.string(),
  /** What happened, and what to do. */
  message: z.string(),
  /** What the wallet can sign to repair it. */
  fix: z.nullable(z.enum(['approve', 'renew'])),
  /** When the approval ends; null: never, or there is none. */
  validUntil: z.nullable(UnixMs),
  /** When the loss was first seen. */
  lostAt: z.nullable(UnixMs),
  /** When the exchange was asked. */
  checkedAt: UnixMs,
})
export type Authority = z.infer<typeof Authority>

export const getAuthority = defineEndpoint({
  id: 'auth.authority',
  method: 'GET',
  path: '/auth/evm/authority',
  auth: 'viewer',
  summary: 'Whether the agent may still trade the account, as the exchange said a moment ago',
  output: Authority,
  errors: exchangeErrors,
})
