import type { AverageState } from './ema.ts'
import { emaFold } from './ema.ts'
import type { Accumulator, Fold } from './windows/fold.ts'
import { accumulate, scan } from './windows/fold.ts'

export interface Macd<Value = Float64Array> {
  /** EMA(fast) − EMA(slow), in units of price. */
  macd: Value
  /** EMA of `macd`. */
  signal: Value
  /** macd − signal: positive while the fast average moves upwards away from the slow one. */
  histogram: Value
}

/** Moving average convergence/divergence. Lines are NaN before `slow − 1`, signal and histogram `signalPeriod − 1` longer. */
export function macd(closes: Float64Array, fast: number, slow: number, signalPeriod: number): Macd {
  const line = new Float64Array(closes.length)
  const signal = new Float64Array(closes.length)
  const histogram = new Float64Array(closes.length)
  const fold = macdFold(fast, slow, signalPeriod)
  scan(
    fold,
    closes.length,
    (i) => closes[i] ?? NaN,
    (value, i) => {
      line[i] = value.macd
      signal[i] = value.signal
      histogram[i] = value.histogram
    },
  )
  return { macd: line, signal, histogram }
}

/** `macd`, one close at a time. */
export function createMacd(
  fast: number,
  slow: number,
  signalPeriod: number,
): Accumulator<number, Macd<number>> {
  return accumulate(macdFold(fast, slow, signalPeriod))
}

export interface MacdState {
  fast: AverageState
  slow: AverageState
  line: number
  signal: AverageState
}

export function macdFold(
  fastPeriod: number,
  slowPeriod: number,
  signalPeriod: number,
): Fold<number, MacdState, Macd<number>> {
  const fastAverage = emaFold(fastPeriod)
  const slowAverage = emaFold(slowPeriod)
  const smoothed = emaFold(signalPeriod)
  return {
    start: {
      fast: fastAverage.start,
      slow: slowAverage.start,
      line: NaN,
      signal: smoothed.start,
    },
    step(state, close) {
      const fast = fastAverage.step(state.fast, close)
      const slow = slowAverage.step(state.slow, close)
      const line = fastAverage.value(fast) - slowAverage.value(slow)
      return { fast, slow, line, signal: smoothed.step(state.signal, line) }
    },
    value(state) {
      const signal = smoothed.value(state.signal)
      return { macd: state.line, signal, histogram: state.line - signal }
    },
  }
}
