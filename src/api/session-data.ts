import type { Endpoint } from '../../contract/endpoint.ts'
import {
  getCurrentTrade,
  getSession,
  listActiveSessions,
  listSessions,
  listSessionTrades,
} from '../../contract/sessions/sessions.ts'

/** The endpoints whose data can change with a session or its positions. */
export const sessionData: readonly Endpoint[] = [
  getSession,
  listSessions,
  listActiveSessions,
  getCurrentTrade,
  listSessionTrades,
]
