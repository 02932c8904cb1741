import { useQuery } from '@tanstack/react-query'
import { dailyRangePct, rangeDays } from '../../../../../engine/signals/daily-range.ts'
import { history } from './preview/past-bars.ts'

/**
 * How far the market usually moves in a day, as the server plans by it: `pct` is undefined where it has too few days, or
 * they cannot be read. Null until known.
 */
export function useDailyRange(symbol: string): { pct: number | undefined } | null {
  const { data, isError } = useQuery({
    queryKey: ['daily-range', symbol],
    // The newest day is still forming.
    queryFn: async () => ({ pct: dailyRangePct(await history(symbol, '1d', rangeDays + 1)) }),
    staleTime: 3_600_000,
    throwOnError: false,
  })
  return isError ? { pct: undefined } : (data ?? null)
}
