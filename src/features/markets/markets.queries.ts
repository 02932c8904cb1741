import { queryOptions } from '@tanstack/react-query'
import {
  listAllSignals,
  listMarketSummaries,
  listMarketSymbols,
  listSignals,
  type Interval,
} from '../../../contract/market/market.ts'
import { apiQuery } from '../../api/query.ts'
import { clock } from '../../lib/clock.ts'

export function marketsQuery() {
  return queryOptions({ ...apiQuery(null, listMarketSymbols, {}), staleTime: 300_000 })
}

/** With this many markets, spark lines take hours to arrive. */
const manyMarkets = 50

/**
 * The last 24 hours of every market in one answer. Spark lines that the server did not have yet are requested again
 * soon.
 */
export function daysQuery() {
  return queryOptions({
    ...apiQuery(null, listMarketSummaries, {}),
    staleTime: 10_000,
    refetchInterval: ({ state }) => {
      const items = state.data?.items ?? []
      const isSoon = items.length < manyMarkets && items.some(({ closes }) => closes.length === 0)
      return isSoon ? 4_000 : 20_000
    },
    throwOnError: false,
  })
}

export function allSignalsQuery(interval: Interval) {
  return queryOptions({
    ...apiQuery(null, listAllSignals, { params: { interval } }),
    staleTime: 15_000,
    refetchInterval: interval === '1m' ? 15_000 : 30_000,
    throwOnError: false,
  })
}

/** A stretch of signals. Those of the past do not change; a stretch that reaches the present is requested again. */
export function signalsQuery(
  symbol: string,
  interval: Interval,
  stretch: { from: number; to: number; count: number },
  pollMs: number,
) {
  const { from, to, count } = stretch
  return queryOptions({
    ...apiQuery(null, listSignals, {
      params: { symbol, interval },
      query: { from: String(from), to: String(to), limit: String(count) },
    }),
    staleTime: ({ state }) => (clock.ofDevice(state.dataUpdatedAt) > to ? Infinity : pollMs),
    refetchInterval: ({ state }) => (clock.ofDevice(state.dataUpdatedAt) > to ? false : pollMs),
    throwOnError: false,
  })
}
