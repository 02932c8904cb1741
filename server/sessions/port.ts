import type { DecimalString, UserId } from '../../contract/primitives.ts'
import type { SessionGates } from '../../contract/sessions/sessions.ts'
import type { AccountState } from '../venue/port.ts'

export interface SessionRuns {
  /** The account that `read` gives, and what is free in it for another session: USDC, never negative. */
  freeIn(
    userId: UserId,
    read: () => Promise<AccountState>,
  ): Promise<{ account: AccountState; free: DecimalString }>
  /** Every gate of the session's next entry, now. */
  gates(sessionId: string): Promise<SessionGates | 'no_session'>
}
