import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { listSessionLogs, type LogKind, type LogLevel } from '../../../contract/logs.ts'
import { listCandles, listMarketSymbols, type Interval } from '../../../contract/market.ts'
import { getSession, listSessions } from '../../../contract/sessions.ts'
import type { Viewer } from '../../api/client.ts'
import { apiPages, apiQuery } from '../../api/query.ts'

export function sessionPages(viewer: Viewer) {
  return apiPages(viewer, listSessions, { query: { limit: '30' } })
}

export function sessionQuery(viewer: Viewer, sessionId: string, pollMs: number) {
  return queryOptions({
    ...apiQuery(viewer, getSession, { params: { sessionId } }),
    refetchInterval: pollMs,
  })
}

export interface LogFilter {
  level?: LogLevel | undefined
  kind?: LogKind | undefined
  q?: string | undefined
}

export function logPages(viewer: Viewer, sessionId: string, filter: LogFilter, pollMs: number) {
  return infiniteQueryOptions({
    ...apiPages(viewer, listSessionLogs, { params: { sessionId }, query: filter }),
    refetchInterval: pollMs,
  })
}

export function marketsQuery() {
  return queryOptions({ ...apiQuery(null, listMarketSymbols, {}), staleTime: 300_000 })
}

/** Bars for the chart; the stream carries the forming one, polling does where there is no stream. */
export function chartCandlesQuery(symbol: string, interval: Interval, isStreaming: boolean) {
  return queryOptions({
    ...apiQuery(null, listCandles, { params: { symbol, interval }, query: { limit: '500' } }),
    staleTime: 30_000,
    refetchInterval: isStreaming ? 60_000 : 4_000,
    throwOnError: false,
  })
}
