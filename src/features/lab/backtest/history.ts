// Candles of the past, from our API, as far back as they are wanted or as they go.
import type { Candle, Interval } from '../../../../contract/market/market.ts'
import type { UnixMs } from '../../../../contract/primitives.ts'

export interface PageRequest {
  symbol: string
  interval: Interval
  /** Latest candles before this time; without it the latest of all. */
  to?: UnixMs
  limit: number
}

/** Most candles that one answer has. */
const pageSize = 5_000

/**
 * Closed candles that open at or after `from`, ascending, without the newest, which may still be forming. Fewer when
 * the exchange keeps no more.
 */
export async function candlesSince(
  from: UnixMs,
  { symbol, interval }: { symbol: string; interval: Interval },
  page: (request: PageRequest) => Promise<readonly Candle[]>,
): Promise<Candle[]> {
  const latest = await page({ symbol, interval, limit: pageSize })
  let candles = latest.slice(0, -1)
  for (;;) {
    const first = candles[0]
    if (first === undefined || first.t <= from) break
    const earlier = await page({ symbol, interval, to: first.t - 1, limit: pageSize })
    const added = earlier.filter(({ t }) => t < first.t)
    if (added.length === 0) break
    candles = [...added, ...candles]
  }
  return candles.filter(({ t }) => t >= from)
}
