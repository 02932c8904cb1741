import { useQueries, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import { intervals, type Interval, type Signal } from '../../../contract/market.ts'
import {
  orderMarkets,
  readMarketOrder,
  writeMarketOrder,
  type MarketFacts,
  type MarketOrder,
} from './market-order.ts'
import { allSignalsQuery, dayQuery, marketsQuery } from './markets.queries.ts'

/** Every market with what it did today, searched and sorted as the URL says, and the signals of all intervals. */
export function useMarketList() {
  const [search, setSearch] = useSearchParams()
  const order = readMarketOrder(search)
  const listed = useQuery(marketsQuery())
  const symbols = listed.data?.symbols.map(({ symbol }) => symbol) ?? []
  const days = useQueries({ queries: symbols.map(dayQuery) })
  const signals = useQueries({ queries: intervals.map(allSignalsQuery), combine: bySymbol })
  const facts = symbols.map((symbol, index): MarketFacts => ({
    symbol,
    day: days[index]?.data ?? null,
    signal: signals.get(symbol)?.['1h'] ?? null,
  }))
  return {
    listed,
    order,
    setOrder: (next: MarketOrder): void =>
      setSearch((before) => writeMarketOrder(before, next), { replace: true }),
    markets: orderMarkets(facts, order),
    signals,
  }
}

type SignalsBySymbol = ReadonlyMap<string, Partial<Record<Interval, Signal>>>

function bySymbol(
  results: readonly { data?: { interval: Interval; items: Signal[] } | undefined }[],
): SignalsBySymbol {
  const found = new Map<string, Partial<Record<Interval, Signal>>>()
  for (const { data } of results) {
    for (const signal of data?.items ?? []) {
      found.set(signal.symbol, { ...found.get(signal.symbol), [signal.interval]: signal })
    }
  }
  return found
}
