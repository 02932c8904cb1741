import type { CandleSource } from '../../../sandbox/data/market-series.ts'
import type { NamedBars, Needed } from './jobs.ts'

/** Candles that were sent along; `missing` grows with those that were asked for and were not. */
export function seriesOf(sent: readonly NamedBars[]): { candles: CandleSource; missing: Needed[] } {
  const missing: Needed[] = []
  return {
    missing,
    candles(symbol, interval) {
      const found = sent.find((one) => one.symbol === symbol && one.bars.interval === interval)
      const isAsked = missing.some((one) => one.symbol === symbol && one.interval === interval)
      if (found === undefined && !isAsked) missing.push({ symbol, interval })
      // A market without any candle is sent as an empty series.
      return found === undefined || found.bars.t.length === 0 ? undefined : found.bars
    },
  }
}
