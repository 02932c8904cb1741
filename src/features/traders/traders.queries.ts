import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { listSignalPools } from '../../../contract/lab/signal-pools.ts'
import { listMarketSymbols } from '../../../contract/market/market.ts'
import { getArena } from '../../../contract/traders/arena.ts'
import { listModelOptions, listTraderDecisions } from '../../../contract/traders/model-decisions.ts'
import { listTraderPositions } from '../../../contract/traders/trader-positions.ts'
import { getOwnTrader } from '../../../contract/traders/traders.ts'
import { call, type Viewer } from '../../api/client.ts'
import { apiKey, apiQuery } from '../../api/query.ts'

/** Milliseconds. Models decide by the minute. */
const pace = 5_000

export function arenaQuery(viewer: Viewer) {
  return queryOptions({
    ...apiQuery(viewer, getArena, {}),
    refetchInterval: 2 * pace,
    throwOnError: false,
  })
}

/** A trader that is not there has no page. */
export function traderQuery(viewer: Viewer, id: string) {
  return queryOptions({
    ...apiQuery(viewer, getOwnTrader, { params: { id } }),
    refetchInterval: pace,
  })
}

const decisionsAtOnce = 25

/** Newest first; each page goes on before the last one. */
export function decisionsQuery(viewer: Viewer, id: string) {
  const input = { params: { id }, query: { limit: String(decisionsAtOnce) } }
  return infiniteQueryOptions({
    queryKey: [...apiKey(viewer, listTraderDecisions, input), 'pages'],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) => {
      const query = { ...input.query, ...(pageParam !== null && { before: String(pageParam) }) }
      return call(viewer, listTraderDecisions, { params: { id }, query }, { signal })
    },
    getNextPageParam: (page) =>
      page.length < decisionsAtOnce ? undefined : (page.at(-1)?.id ?? undefined),
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : pace),
    throwOnError: false,
  })
}

export function positionsQuery(viewer: Viewer, id: string) {
  return queryOptions({
    ...apiQuery(viewer, listTraderPositions, { params: { id } }),
    refetchInterval: pace,
    throwOnError: false,
  })
}

export function signalPoolsQuery(viewer: Viewer) {
  return queryOptions({ ...apiQuery(viewer, listSignalPools, {}), throwOnError: false })
}

export function modelOptionsQuery(viewer: Viewer) {
  return queryOptions({
    ...apiQuery(viewer, listModelOptions, {}),
    staleTime: Infinity,
    throwOnError: false,
  })
}

export function marketNamesQuery() {
  return queryOptions({ ...apiQuery(null, listMarketSymbols, {}), staleTime: 300_000 })
}
