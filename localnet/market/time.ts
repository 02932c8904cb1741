// Calendar of the simulated market: its beginning and the candle intervals, all UTC.
import type { MarketInterval } from '../types.ts'

export const MINUTE = 60_000
export const HOUR = 3_600_000
const DAY = 86_400_000

/** The market's beginning, 2012-01-01: from September 2025 that gives 5000 days of history. */
export const GENESIS = Date.UTC(2012, 0, 1)
/** The market's end; a later time is a caller's mistake. */
export const END = Date.UTC(2100, 0, 1)

/** Monday 1970-01-05, because weekly candles open on Mondays. */
const FIRST_MONDAY = 4 * DAY

const lengths: Record<Exclude<MarketInterval, '1M'>, number> = {
  '1m': MINUTE,
  '3m': 3 * MINUTE,
  '5m': 5 * MINUTE,
  '15m': 15 * MINUTE,
  '30m': 30 * MINUTE,
  '1h': HOUR,
  '2h': 2 * HOUR,
  '4h': 4 * HOUR,
  '8h': 8 * HOUR,
  '12h': 12 * HOUR,
  '1d': DAY,
  '3d': 3 * DAY,
  '1w': 7 * DAY,
}

/** Open time of the candle that contains `at`. */
export function candleOpen(interval: MarketInterval, at: number): number {
  if (interval === '1M') {
    const date = new Date(at)
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
  }
  const length = lengths[interval]
  const origin = interval === '1w' ? FIRST_MONDAY : 0
  return Math.floor((at - origin) / length) * length + origin
}

/** Open time of the candle after the one that opens at `open`. */
export function nextCandleOpen(interval: MarketInterval, open: number): number {
  if (interval !== '1M') return open + lengths[interval]
  const date = new Date(open)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
}
