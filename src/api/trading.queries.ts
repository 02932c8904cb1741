// What several features ask for alike.
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

/** Every position the session ever held. */
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

/** How the UTC day has gone, over all ways to trade. A server of the documented API does not tell. */
export function riskDayQuery(viewer: Viewer, pollMs: number) {
  return queryOptions({
    ...apiQuery(viewer, getRiskDay, {}),
    enabled: apiUrl === '',
    refetchInterval: pollMs,
    throwOnError: false,
  })
}
