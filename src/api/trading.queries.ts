// What several features ask for alike.
import { queryOptions } from '@tanstack/react-query'
import { getCurrentTrade, listActiveSessions } from '../../contract/sessions.ts'
import { getProfile } from '../../contract/user.ts'
import type { Viewer } from './client.ts'
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

export function profileQuery(viewer: Viewer, pollMs: number) {
  return queryOptions({
    ...apiQuery(viewer, getProfile, {}),
    refetchInterval: pollMs,
    throwOnError: false,
  })
}
