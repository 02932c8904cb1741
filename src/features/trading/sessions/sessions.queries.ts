import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import {
  listSessionLogs,
  type Log,
  type LogKind,
  type LogLevel,
} from '../../../../contract/sessions/logs.ts'
import {
  intervalMs,
  listCandleHistory,
  listCandles,
  listMarketSymbols,
  type Candle,
  type Interval,
} from '../../../../contract/market/market.ts'
import {
  getSession,
  listGates,
  listSessions,
  type Session,
  type SessionStatus,
} from '../../../../contract/sessions/sessions.ts'
import type { Viewer } from '../../../api/client.ts'
import { ApiError } from '../../../api/errors.ts'
import { pagesOf } from '../../../api/pages.ts'
import { apiPages, apiQuery } from '../../../api/query.ts'
import { clock } from '../../../lib/clock.ts'

export function sessionPages(viewer: Viewer, status: SessionStatus | undefined) {
  return apiPages(viewer, listSessions, { query: { limit: '30', status } })
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

/** As many as the API gives at once: most lines are refusals, which are shown as one. */
const linesOfPage = '200'

export function logPages(viewer: Viewer, sessionId: string, filter: LogFilter, pollMs: number) {
  return infiniteQueryOptions({
    ...apiPages(viewer, listSessionLogs, {
      params: { sessionId },
      query: { ...filter, limit: linesOfPage },
    }),
    refetchInterval: pollMs,
  })
}

export function marketsQuery() {
  return queryOptions({ ...apiQuery(null, listMarketSymbols, {}), staleTime: 300_000 })
}

const candlesOf = ({ candles }: { candles: Candle[] }): Candle[] => candles

/** Bars shown before a session's start, so that a short one has some context, and after its end. */
const barsBefore = 150
const barsAfter = 30
const mostBars = 5_000

/**
 * Bars for the chart of a running session, from before its start, as many as one answer contains. The forming one
 * comes from the stream, or by polling while there is none.
 */
export function runningCandlesQuery(
  { symbol, startedAt }: Session,
  interval: Interval,
  { now, isStreaming }: { now: number; isStreaming: boolean },
) {
  const wanted = (now - startedAt) / intervalMs[interval] + barsBefore
  // In steps, so that the query stays the same while the session goes on.
  const limit = Math.min(mostBars, 500 * Math.max(1, Math.ceil(wanted / 500)))
  return queryOptions({
    ...apiQuery(null, listCandles, {
      params: { symbol, interval },
      query: { limit: String(limit) },
    }),
    select: candlesOf,
    staleTime: 30_000,
    refetchInterval: isStreaming ? 60_000 : 4_000,
    throwOnError: false,
  })
}

/** The bars of an ended session, which do not change any more. */
export function pastCandlesQuery(session: Session, interval: Interval) {
  const { symbol, startedAt } = session
  const ended = session.endedAt ?? startedAt
  const to = ended + barsAfter * intervalMs[interval]
  return queryOptions({
    ...apiQuery(null, listCandleHistory, {
      params: { symbol },
      query: {
        interval,
        from: String(Math.max(0, startedAt - barsBefore * intervalMs[interval])),
        to: String(to),
        limit: String(mostBars),
      },
    }),
    select: candlesOf,
    staleTime: ({ state }) => (clock.ofDevice(state.dataUpdatedAt) > to ? Infinity : 30_000),
    // The bar in which it ended is still being made.
    refetchInterval: ({ state }) =>
      clock.ofDevice(state.dataUpdatedAt) > ended + intervalMs[interval] ? false : 10_000,
    throwOnError: false,
  })
}

/** The most log lines in a replay: the newest ones. */
const mostReplayed = 4_000

/** The log of an ended session, newest first, which does not change any more. */
export function sessionLogQuery(viewer: Viewer, sessionId: string) {
  return queryOptions({
    queryKey: ['api', viewer.address, 'logs.replay', { sessionId }],
    queryFn: async ({ signal }) => {
      const logs: Log[] = []
      const input = { params: { sessionId }, query: { limit: '200' } }
      for await (const page of pagesOf(viewer, listSessionLogs, input, signal)) {
        logs.push(...page.items)
        if (logs.length >= mostReplayed) break
      }
      return logs
    },
    staleTime: Infinity,
    throwOnError: false,
  })
}

/** Whether the server lacks the endpoint because it is an older version. */
export function isUnknownQuestion(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || error.status === 405)
}

export function gatesQuery(viewer: Viewer, sessionId: string) {
  return queryOptions({
    ...apiQuery(viewer, listGates, { params: { sessionId } }),
    // A server without the endpoint is not asked repeatedly.
    refetchInterval: ({ state }) => (isUnknownQuestion(state.error) ? false : 5_000),
    retry: false,
    throwOnError: false,
  })
}

/** The newest refusals, for servers that do not report gates. */
export function lastDecisionQuery(viewer: Viewer, sessionId: string) {
  return queryOptions({
    ...apiQuery(viewer, listSessionLogs, {
      params: { sessionId },
      query: { kind: 'decision', limit: '20' },
    }),
    refetchInterval: 5_000,
    throwOnError: false,
  })
}
