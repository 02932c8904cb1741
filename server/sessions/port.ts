import type { DecimalString, UserId } from '../../contract/primitives.ts'
import type { SessionGates } from '../../contract/sessions/sessions.ts'
import type { AccountState } from '../venue/port.ts'

export interface SessionRuns {
  /** Reads the account with `read` and computes what is free in it for another session. USDC, never negative. */
  freeIn(
    userId: UserId,
    read: () => Promise<AccountState>,
  ): Promise<{ account: AccountState; free: DecimalString }>
  /** Every gate that the session's next entry has to pass, as it stands now. */
  gates(sessionId: string): Promise<SessionGates | 'no_session'>
}
