import { useQueries, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import { intervals, type Interval, type Signal } from '../../../../contract/market/market.ts'
import {
  orderMarkets,
  readMarketOrder,
  writeMarketOrder,
  type MarketFacts,
  type MarketOrder,
} from './market-order.ts'
import { usePinned } from '../../../lib/kept/pinned-markets.ts'
import { allSignalsQuery, daysQuery, marketsQuery } from '../markets.queries.ts'

/** Every market with its last 24 hours, searched and sorted as in the URL, and the signals of all intervals. */
export function useMarketList() {
  const [search, setSearch] = useSearchParams()
  const order = readMarketOrder(search)
  const pinned = usePinned()
  const listed = useQuery(marketsQuery())
  const symbols = listed.data?.symbols.map(({ symbol }) => symbol) ?? []
  const days = useQuery(daysQuery())
  const signals = useQueries({ queries: intervals.map(allSignalsQuery), combine: bySymbol })
  const dayOf = new Map(days.data?.items.map((day) => [day.symbol, day]))
  const facts = symbols.map((symbol): MarketFacts => ({
    symbol,
    day: dayOf.get(symbol) ?? null,
    signal: signals.get(symbol)?.['1h'] ?? null,
  }))
  return {
    listed,
    /** The last 24 hours of markets are unknown, and will be for a while. */
    hasNoDays: days.isError && days.data === undefined,
    order,
    setOrder: (next: MarketOrder): void =>
      setSearch((before) => writeMarketOrder(before, next), { replace: true }),
    markets: orderMarkets(facts, order, pinned),
    pinned,
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
