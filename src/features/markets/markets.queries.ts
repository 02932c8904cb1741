import { queryOptions } from '@tanstack/react-query'
import {
  listAllSignals,
  listCandleHistory,
  listMarketSymbols,
  listSignals,
  type Candle,
  type Interval,
} from '../../../contract/market.ts'
import { apiQuery } from '../../api/query.ts'
import { dayFigures } from './day-figures.ts'

export function marketsQuery() {
  return queryOptions({ ...apiQuery(null, listMarketSymbols, {}), staleTime: 300_000 })
}

const ofDay = ({ candles }: { candles: Candle[] }) => dayFigures(candles)

/** Quarters of an hour: 96 closed ones and the forming one. */
export function dayQuery(symbol: string) {
  return queryOptions({
    ...apiQuery(null, listCandleHistory, {
      params: { symbol },
      query: { interval: '15m', limit: '97' },
    }),
    select: ofDay,
    staleTime: 60_000,
    refetchInterval: 60_000,
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

/** A stretch of signals. What is past does not change; what reaches the present is asked again. */
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
    staleTime: ({ state }) => (state.dataUpdatedAt > to ? Infinity : pollMs),
    refetchInterval: ({ state }) => (state.dataUpdatedAt > to ? false : pollMs),
    throwOnError: false,
  })
}
