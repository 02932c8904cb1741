import { listCandles } from '../../contract/market/market.ts'
import { apiQuery } from './query.ts'

/** The newest minute of a market, which is requested for its price while there is no stream. */
const newest = { interval: '1m', limit: '1' } as const

export function latestPriceQuery(symbol: string) {
  return apiQuery(null, listCandles, {
    params: { symbol, interval: newest.interval },
    query: { limit: newest.limit },
  })
}

/** Whether the input of a `listCandles` query is this one. */
export function isPriceQuery(input: unknown): boolean {
  const { params, query } = Object(input)
  return params?.interval === newest.interval && query?.limit === newest.limit
}
