import type { SessionGates } from '../../contract/sessions/sessions.ts'

export interface SessionRuns {
  /** Every gate of the session's next entry, now. */
  gates(sessionId: string): Promise<SessionGates | 'no_session'>
}
