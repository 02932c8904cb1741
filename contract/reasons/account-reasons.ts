// Reasons that come from the account, besides the engine's gates: approvals, and positions that no session opened.
import * as z from 'zod/mini'
import { AuthorityState } from '../people/authority.ts'
import { DecimalString, UnixMs } from '../primitives.ts'
import { reasonOf } from './reason-of.ts'

/** What the agent may do, as of `at`. */
export const AuthorityReason = reasonOf('authority', {
  state: AuthorityState,
  validUntil: z.nullable(UnixMs),
  at: UnixMs,
})
export type AuthorityReason = z.infer<typeof AuthorityReason>

export const AccountReason = z.discriminatedUnion('code', [
  reasonOf('agent_allowed', {}),
  reasonOf('builder_fee_approved', {}),
  reasonOf('own_position_clear', {}),
  /** Base units, signed; `foreign` is the part that Alura did not open, zero for what an ended session left. */
  reasonOf('own_position', {
    symbol: z.string(),
    held: DecimalString,
    foreign: DecimalString,
    isIsolated: z.boolean(),
  }),
  /** One of the person's own limits was reached; in times, positions or percent. */
  reasonOf('risk_limit', {
    limit: z.enum(['leverage', 'open_positions', 'daily_drawdown']),
    actual: DecimalString,
    most: DecimalString,
  }),
  /** The person's own limit lowers the leverage of what opens. */
  reasonOf('leverage_lowered', { from: z.int(), to: z.int() }),
  /** The session may hold more positions than the person's own limit leaves room for now. */
  reasonOf('positions_limited', { wanted: z.int(), open: z.int(), most: z.int() }),
  /** The person's own limits leave room; positions, and percent of today's starting equity. */
  reasonOf('limits_clear', {
    open: z.int(),
    mostOpen: z.int(),
    lost: DecimalString,
    mostLost: z.number(),
  }),
  /** The exchange has not refused an entry recently. */
  reasonOf('entries_accepted', {}),
  /** The exchange refused the last entry: the next one waits a little. */
  reasonOf('backing_off', {}),
])
export type AccountReason = z.infer<typeof AccountReason>
