import { useQuery } from '@tanstack/react-query'
import { listCandles, type Candle, type Interval } from '../../../../../contract/market/market.ts'
import { useLiveStatus } from '../../../../api/live/use-live.ts'
import { apiQuery } from '../../../../api/query.ts'

const bars = 500

const candlesOf = ({ candles }: { candles: Candle[] }): Candle[] => candles

/** The newest bars of a market. The forming one comes from the stream, or by polling while there is none. */
export function useTradeCandles(symbol: string, interval: Interval) {
  const isStreaming = useLiveStatus() === 'open'
  return useQuery({
    ...apiQuery(null, listCandles, {
      params: { symbol, interval },
      query: { limit: String(bars) },
    }),
    select: candlesOf,
    staleTime: 30_000,
    refetchInterval: isStreaming ? 60_000 : 4_000,
    throwOnError: false,
  })
}
