// Queries that several features share.
import { queryOptions } from '@tanstack/react-query'
import {
  getCurrentTrade,
  listActiveSessions,
  listSessionTrades,
} from '../../contract/sessions/sessions.ts'
import { getRiskDay } from '../../contract/desk/risk-day.ts'
import { getProfile } from '../../contract/people/user.ts'
import { apiUrl, type Viewer } from './client.ts'
import { apiQuery } from './query.ts'

export function activeSessionsQuery(viewer: Viewer, pollMs: number) {
  return queryOptions({ ...apiQuery(viewer, listActiveSessions, {}), refetchInterval: pollMs })
}

export function currentTradeQuery(viewer: Viewer, sessionId: string, pollMs: number) {
  return queryOptions({
    ...apiQuery(viewer, getCurrentTrade, { query: { sessionId } }),
    refetchInterval: pollMs,
  })
}

/** All positions of the session, open and closed. */
export function sessionPositionsQuery(viewer: Viewer, sessionId: string, pollMs: number) {
  return queryOptions({
    ...apiQuery(viewer, listSessionTrades, { params: { sessionId } }),
    refetchInterval: pollMs,
    throwOnError: false,
    select: (trades) => trades.flatMap(({ positions }) => positions),
  })
}

export function profileQuery(viewer: Viewer, pollMs: number) {
  return queryOptions({
    ...apiQuery(viewer, getProfile, {}),
    refetchInterval: pollMs,
    throwOnError: false,
  })
}

/** The result of the UTC day over all ways to trade. A server with the documented API only does not offer it. */
export function riskDayQuery(viewer: Viewer, pollMs: number) {
  return queryOptions({
    ...apiQuery(viewer, getRiskDay, {}),
    enabled: apiUrl === '',
    refetchInterval: pollMs,
    throwOnError: false,
  })
}
