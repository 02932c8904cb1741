import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listSessionTrades, listSessions } from '../../../contract/sessions/sessions.ts'
import { apiQuery } from '../../api/query.ts'
import { usePollMs } from '../../api/live/use-live.ts'
import { useViewer } from '../../api/viewer.ts'
import { chartMarkers, chartPriceLines } from '../../charts/marks/position-marks.ts'
import { sessionMoments } from '../../charts/marks/session-moments.ts'

/** The most sessions of one market whose positions are drawn, newest first. */
const mostSessions = 8

/**
 * The viewer's sessions in this market: their entries and exits, their open positions' prices, and when they started
 * and ended. Empty for visitors.
 */
export function useOwnPositions(symbol: string) {
  const viewer = useViewer()
  const pollMs = usePollMs()
  const sessions = useQuery({
    ...apiQuery(viewer, listSessions, { query: {} }),
    refetchInterval: pollMs,
    throwOnError: false,
  })
  const all = sessions.data?.items
  const here = useMemo(
    () => (all ?? []).filter((session) => session.symbol === symbol).slice(0, mostSessions),
    [all, symbol],
  )
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
    return {
      sessions: here,
      markers: chartMarkers(positions),
      lines: chartPriceLines(positions, null),
      moments: here.flatMap(sessionMoments),
    }
  }, [trades, here])
}
