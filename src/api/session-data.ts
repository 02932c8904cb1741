import type { Endpoint } from '../../contract/endpoint.ts'
import {
  getCurrentTrade,
  getSession,
  listActiveSessions,
  listSessions,
  listSessionTrades,
} from '../../contract/sessions/sessions.ts'

/** What a change of a session or of its positions can show in. */
export const sessionData: readonly Endpoint[] = [
  getSession,
  listSessions,
  listActiveSessions,
  getCurrentTrade,
  listSessionTrades,
]
