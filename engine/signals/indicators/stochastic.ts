import type { Bars } from '../../types.ts'
import type { Range } from './atr.ts'
import { rangesOf } from './atr.ts'
import type { Accumulator, Fold } from './windows/fold.ts'
import { accumulate, scan } from './windows/fold.ts'
import type { MomentsState } from './windows/moments.ts'
import type { WindowState } from './windows/sliding-window.ts'
import { slidingWindow } from './windows/sliding-window.ts'
import { smaFold } from './sma.ts'

export interface Stochastic<Value = Float64Array> {
  /** Slow %K, 0…100. */
  k: Value
  /** %D: the mean of the last %K. */
  d: Value
}

/**
 * Slow stochastic. Raw %K is the close's position between the lowest low and the highest high of `period` bars, in
 * percent, 50 where they are equal; %K = SMA(`slowing`) of that and %D = SMA(`signalPeriod`) of %K. %K is NaN before
 * index `period + slowing − 2`, %D `signalPeriod − 1` longer.
 */
export function stochastic(
  bars: Pick<Bars, 'h' | 'l' | 'c'>,
  period: number,
  slowing: number,
  signalPeriod: number,
): Stochastic {
  const k = new Float64Array(bars.h.length)
  const d = new Float64Array(bars.h.length)
  const fold = stochasticFold(period, slowing, signalPeriod)
  scan(fold, bars.h.length, rangesOf(bars), (value, i) => {
    k[i] = value.k
    d[i] = value.d
  })
  return { k, d }
}

/** `stochastic`, one bar at a time. */
export function createStochastic(
  period: number,
  slowing: number,
  signalPeriod: number,
): Accumulator<Range, Stochastic<number>> {
  return accumulate(stochasticFold(period, slowing, signalPeriod))
}

interface Extremes {
  high: number
  low: number
}

interface StochasticState {
  extremes: WindowState<Extremes>
  k: MomentsState
  d: MomentsState
}

function stochasticFold(
  period: number,
  slowing: number,
  signalPeriod: number,
): Fold<Range, StochasticState, Stochastic<number>> {
  const window = slidingWindow(period, widest)
  const slowed = smaFold(slowing)
  const smoothed = smaFold(signalPeriod)
  return {
    start: { extremes: window.start, k: slowed.start, d: smoothed.start },
    step(state, bar) {
      const extremes = window.step(state.extremes, { high: bar.h, low: bar.l })
      const k = slowed.step(state.k, percentK(bar.c, window.value(extremes)))
      return { extremes, k, d: smoothed.step(state.d, slowed.value(k)) }
    },
    value: ({ k, d }) => ({ k: slowed.value(k), d: smoothed.value(d) }),
  }
}

function widest(a: Extremes, b: Extremes): Extremes {
  return { high: Math.max(a.high, b.high), low: Math.min(a.low, b.low) }
}

function percentK(close: number, extremes: Extremes | null): number {
  if (extremes === null) return NaN
  const { high, low } = extremes
  return high === low ? 50 : (100 * (close - low)) / (high - low)
}
