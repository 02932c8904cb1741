import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listSessionTrades, listSessions } from '../../../contract/sessions.ts'
import { apiQuery } from '../../api/query.ts'
import { usePollMs } from '../../api/use-live.ts'
import { useViewer } from '../../api/viewer.ts'
import { chartMarkers, chartPriceLines } from '../../charts/position-marks.ts'

/** Sessions of one market whose positions are drawn, newest first. */
const mostSessions = 8

/** What the viewer bought and sold in this market, and the prices that decide what is open. Nothing for visitors. */
export function useOwnPositions(symbol: string) {
  const viewer = useViewer()
  const pollMs = usePollMs()
  const sessions = useQuery({
    ...apiQuery(viewer, listSessions, { query: {} }),
    refetchInterval: pollMs,
    throwOnError: false,
  })
  const here = (sessions.data?.items ?? [])
    .filter((session) => session.symbol === symbol)
    .slice(0, mostSessions)
  const trades = useQueries({
    queries: here.map(({ id, endedAt }) => ({
      ...apiQuery(viewer, listSessionTrades, { params: { sessionId: id } }),
      refetchInterval: endedAt === null ? pollMs : (false as const),
      throwOnError: false,
    })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  })
  return useMemo(() => {
    const positions = trades.flatMap((trade) => trade.positions)
    return { markers: chartMarkers(positions), lines: chartPriceLines(positions, null) }
  }, [trades])
}
