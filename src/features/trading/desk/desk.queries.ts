import { queryOptions } from '@tanstack/react-query'
import { listTrades } from '../../../../contract/desk/trades.ts'
import { listJournalTrades } from '../../../../contract/journal/closed-trades.ts'
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

/** As many ended trades as are listed. */
const mostEnded = 5

/** The last trades by hand that ended, newest first; the journal knows them as soon as they are over. */
export function endedTradesQuery(viewer: Viewer) {
  const query = { origin: 'manual', limit: '20' } as const
  return queryOptions({
    ...apiQuery(viewer, listJournalTrades, { query }),
    refetchInterval: 10_000,
    throwOnError: false,
    // Those that were typed into the journal are by hand as well.
    select: ({ trades }) => trades.filter(({ source }) => source === 'live').slice(0, mostEnded),
  })
}
