import type { Accumulator, Fold } from './windows/fold.ts'
import { accumulate, scan } from './windows/fold.ts'
import type { MomentsState } from './windows/moments.ts'
import { moments } from './windows/moments.ts'

export interface Bollinger<Value = Float64Array> {
  lower: Value
  middle: Value
  upper: Value
}

/**
 * Bollinger bands: SMA(period) ± `deviations` × the population standard deviation (÷ period, not period − 1) of the
 * same window. NaN before index `period − 1`. All three are equal while the price stands still.
 */
export function bollinger(closes: Float64Array, period: number, deviations: number): Bollinger {
  const lower = new Float64Array(closes.length)
  const middle = new Float64Array(closes.length)
  const upper = new Float64Array(closes.length)
  const fold = bollingerFold(period, deviations)
  scan(
    fold,
    closes.length,
    (i) => closes[i] ?? NaN,
    (value, i) => {
      lower[i] = value.lower
      middle[i] = value.middle
      upper[i] = value.upper
    },
  )
  return { lower, middle, upper }
}

/** `bollinger`, one close at a time. */
export function createBollinger(
  period: number,
  deviations: number,
): Accumulator<number, Bollinger<number>> {
  return accumulate(bollingerFold(period, deviations))
}

export function bollingerFold(
  period: number,
  deviations: number,
): Fold<number, MomentsState, Bollinger<number>> {
  const window = moments(period)
  return {
    start: window.start,
    step: window.step,
    value(state) {
      const { mean, squares } = window.value(state)
      const spread = deviations * Math.sqrt(squares / period)
      return { lower: mean - spread, middle: mean, upper: mean + spread }
    },
  }
}
