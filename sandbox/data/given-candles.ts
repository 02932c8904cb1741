// Candles that were given to somebody who cannot fetch any.
import type { Interval } from '../../contract/market/market.ts'
import type { Bars } from '../../engine/types.ts'
import type { CandleSource } from './market-series.ts'

export interface NamedBars {
  symbol: string
  bars: Bars
}

/** Candles that a program asked for and that were not given. */
export interface Needed {
  symbol: string
  interval: Interval
}

/** `missing` grows with those that were asked for and were not given. */
export function givenCandles(given: readonly NamedBars[]): {
  candles: CandleSource
  missing: Needed[]
} {
  const missing: Needed[] = []
  return {
    missing,
    candles(symbol, interval) {
      const found = given.find((one) => one.symbol === symbol && one.bars.interval === interval)
      const isAsked = missing.some((one) => one.symbol === symbol && one.interval === interval)
      if (found === undefined && !isAsked) missing.push({ symbol, interval })
      // A market without any candle is given as an empty series.
      return found === undefined || found.bars.t.length === 0 ? undefined : found.bars
    },
  }
}
