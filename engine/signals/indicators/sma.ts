import type { Accumulator, Fold } from './fold.ts'
import { accumulate, scanColumn } from './fold.ts'
import type { MomentsState } from './moments.ts'
import { moments } from './moments.ts'

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
