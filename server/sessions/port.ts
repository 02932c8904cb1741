import type { SessionGates } from '../../contract/sessions/sessions.ts'

export interface SessionRuns {
  /** Every gate of the session's next entry, now. Undefined: there is no such session. */
  gates(sessionId: string): Promise<SessionGates | undefined>
}
