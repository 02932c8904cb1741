import type { Accumulator, Fold } from './windows/fold.ts'
import { accumulate, scanColumn } from './windows/fold.ts'
import type { MomentsState } from './windows/moments.ts'
import { moments } from './windows/moments.ts'

/** Simple moving average: the mean of the last `period` values. NaN before index `period − 1`; leading NaNs are skipped. */
export function sma(values: Float64Array, period: number): Float64Array {
  return scanColumn(smaFold(period), values.length, (i) => values[i] ?? NaN)
}

/** `sma`, one value at a time. */
export function createSma(period: number): Accumulator<number, number> {
  return accumulate(smaFold(period))
}

export function smaFold(period: number): Fold<number, MomentsState, number> {
  const { start, step, value } = moments(period)
  return { start, step, value: (state) => value(state).mean }
}
