// The decisions of a session over a period, for charts.
import { queryOptions, useQueries } from '@tanstack/react-query'
import { listSessionLogs, type Log } from '../../contract/sessions/logs.ts'
import { intervalMs, type Interval } from '../../contract/market/market.ts'
import { clock } from '../lib/clock.ts'
import type { Viewer } from './client.ts'
import { pagesOf } from './pages.ts'
import { useViewer } from './viewer.ts'

/** Per stretch; a chart over days shows only the newest of each bar, and does not need thousands before it. */
const mostPages = 4

const stretchBars = 120

interface Stretch {
  sessionId: string
  from: number
  to: number
}

/** Not the log's own key, because then each new line would request every stretch again. The past is requested once. */
function decisionsQuery(viewer: Viewer | null, { sessionId, from, to }: Stretch, pollMs: number) {
  return queryOptions({
    queryKey: ['api', viewer?.address ?? 'nobody', 'logs.decisions', { sessionId, from, to }],
    queryFn: viewer
      ? ({ signal }) => newestDecisions(viewer, { sessionId, from, to }, signal)
      : undefined,
    enabled: viewer !== null,
    staleTime: ({ state }) => (clock.ofDevice(state.dataUpdatedAt) > to ? Infinity : pollMs),
    refetchInterval: ({ state }) => (clock.ofDevice(state.dataUpdatedAt) > to ? false : pollMs),
    throwOnError: false,
  })
}

async function newestDecisions(
  viewer: Viewer,
  { sessionId, from, to }: Stretch,
  signal: AbortSignal,
): Promise<Log[]> {
  const logs: Log[] = []
  let pages = 0
  const query = { kind: 'decision', from: String(from), to: String(to), limit: '200' } as const
  for await (const page of pagesOf(
    viewer,
    listSessionLogs,
    { params: { sessionId }, query },
    signal,
  )) {
    logs.push(...page.items)
    if (++pages === mostPages) break
  }
  return logs
}

export interface DecisionSpan {
  sessionId: string
  /** Epoch milliseconds, both inclusive. */
  from: number
  to: number
}

/** All decisions over the candles of an interval; grows as time goes on. */
export function useDecisions(spans: readonly DecisionSpan[], interval: Interval): readonly Log[] {
  const viewer = useViewer()
  const pollMs = interval === '1m' ? 8_000 : 30_000
  return useQueries({
    queries: spans
      .flatMap((span) => stretches(span, stretchBars * intervalMs[interval]))
      .map((stretch) => decisionsQuery(viewer, stretch, pollMs)),
    combine: joined,
  })
}

function joined(results: readonly { data?: Log[] | undefined }[]): Log[] {
  return results.flatMap(({ data }) => data ?? [])
}

/** Split at fixed times, so that each stretch is requested once while scrolling and as time passes. */
export function stretches({ sessionId, from, to }: DecisionSpan, size: number): Stretch[] {
  const first = Math.floor(from / size)
  const count = Math.max(0, Math.floor(to / size) - first + 1)
  return Array.from({ length: count }, (_, index) => ({
    sessionId,
    from: (first + index) * size,
    to: (first + index + 1) * size - 1,
  }))
}
