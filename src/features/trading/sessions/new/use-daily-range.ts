import { queryOptions, useQuery } from '@tanstack/react-query'
import { dailyRangePct, rangeDays } from '../../../../../engine/signals/daily-range.ts'
import { history } from './preview/past-bars.ts'

export function dailyRangeQuery(symbol: string) {
  return queryOptions({
    queryKey: ['daily-range', symbol],
    // The newest day is still forming.
    queryFn: async () => ({ pct: dailyRangePct(await history(symbol, '1d', rangeDays + 1)) }),
    staleTime: 3_600_000,
    throwOnError: false,
  })
}

/**
 * How far the market usually moves in a day, as the server plans by it: `pct` is undefined where it has too few days, or
 * they cannot be read. Null until known.
 */
export function useDailyRange(symbol: string): { pct: number | undefined } | null {
  const { data, isError } = useQuery(dailyRangeQuery(symbol))
  return isError ? { pct: undefined } : (data ?? null)
}
