import { ema } from './ema.ts'

export interface Macd {
  /** EMA(fast) − EMA(slow), in units of price. */
  macd: Float64Array
  /** EMA of that line. */
  signal: Float64Array
  /** macd − signal: positive while the fast average pulls away upwards. */
  histogram: Float64Array
}

/** Moving average convergence/divergence. Lines are NaN before `slow − 1`, signal and histogram `signalPeriod − 1` longer. */
export function macd(closes: Float64Array, fast: number, slow: number, signalPeriod: number): Macd {
  const slowAverage = ema(closes, slow)
  const line = ema(closes, fast).map((value, i) => value - (slowAverage[i] ?? NaN))
  const signal = ema(line, signalPeriod)
  return { macd: line, signal, histogram: line.map((value, i) => value - (signal[i] ?? NaN)) }
}
