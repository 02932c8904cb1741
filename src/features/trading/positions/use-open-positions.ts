import { queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import { listSessions } from '../../../../contract/sessions/sessions.ts'
import { apiQuery } from '../../../api/query.ts'
import type { Viewer } from '../../../api/client.ts'
import { activeSessionsQuery, currentTradeQuery } from '../../../api/trading.queries.ts'
import { usePollMs } from '../../../api/live/use-live.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { isOpen, type OwnedPosition } from './live-position.ts'

/** Ended sessions that kept their positions, which still belong to the viewer. */
function keptSessionsQuery(viewer: Viewer, pollMs: number) {
  return queryOptions({
    ...apiQuery(viewer, listSessions, { query: { status: 'ended', limit: '50' } }),
    refetchInterval: pollMs,
    select: ({ items }) => items.filter(({ currentTradeId }) => currentTradeId !== null),
  })
}

export interface OpenPositionsState {
  /** Undefined before the first answer. */
  items: OwnedPosition[] | undefined
  error: Error | null
  isFetching: boolean
  retry: () => void
}

/** Open positions of all sessions, running sessions first. */
export function useOpenPositions(): OpenPositionsState {
  const viewer = useSignedIn()
  const pollMs = usePollMs()
  const running = useQuery(activeSessionsQuery(viewer, pollMs))
  const kept = useQuery(keptSessionsQuery(viewer, pollMs))
  const sessions = [...(running.data ?? []), ...(kept.data ?? [])]
  const trades = useQueries({
    queries: sessions.map(({ id }) => currentTradeQuery(viewer, id, pollMs)),
  })
  const failed = [running, kept, ...trades].find(({ error, data }) => error !== null && !data)
  const isLoaded = [running, kept, ...trades].every(({ data }) => data !== undefined)
  return {
    items: isLoaded
      ? trades.flatMap(({ data }) => {
          const { trade = null, session = null } = data ?? {}
          if (trade === null || session === null) return []
          const budgetShare = session.plan.budgetPerPosition
          return trade.positions
            .filter(isOpen)
            .map((position) => ({ position, budgetShare, session }))
        })
      : undefined,
    error: failed?.error ?? null,
    isFetching: failed?.isFetching ?? false,
    retry: () => void failed?.refetch(),
  }
}
