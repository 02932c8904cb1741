import { queryOptions } from '@tanstack/react-query'
import { listTrades } from '../../../../contract/desk/trades.ts'
import { listMarketSymbols } from '../../../../contract/market/market.ts'
import type { Viewer } from '../../../api/client.ts'
import { apiQuery } from '../../../api/query.ts'

export function marketsQuery() {
  return queryOptions({ ...apiQuery(null, listMarketSymbols, {}), staleTime: 300_000 })
}

/** The open trades. Their result moves with the market, so that they are requested often. */
export function openTradesQuery(viewer: Viewer) {
  return queryOptions({
    ...apiQuery(viewer, listTrades, { query: { limit: '100' } }),
    refetchInterval: 2_000,
    throwOnError: false,
    select: ({ items }) => items,
  })
}
