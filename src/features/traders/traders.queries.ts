import { queryOptions } from '@tanstack/react-query'
import { listMarketSymbols } from '../../../contract/market/market.ts'
import { getArena } from '../../../contract/traders/arena.ts'
import { listModelOptions, listTraderDecisions } from '../../../contract/traders/model-decisions.ts'
import { getOwnTrader } from '../../../contract/traders/traders.ts'
import type { Viewer } from '../../api/client.ts'
import { apiQuery } from '../../api/query.ts'

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

export function decisionsQuery(viewer: Viewer, id: string) {
  return queryOptions({
    ...apiQuery(viewer, listTraderDecisions, { params: { id }, query: { limit: '50' } }),
    refetchInterval: pace,
    throwOnError: false,
  })
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
