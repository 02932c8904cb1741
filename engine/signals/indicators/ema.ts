import type { Accumulator, Fold } from './windows/fold.ts'
import { accumulate, requirePeriod, scanColumn } from './windows/fold.ts'

/**
 * Exponential moving average: `e[i] = e[i−1] + 2/(period+1) × (x[i] − e[i−1])`, seeded with the first value.
 * NaN before index `period − 1`. Leading NaNs of the input are skipped, so averages can be stacked.
 */
export function ema(values: Float64Array, period: number): Float64Array {
  return scanColumn(emaFold(period), values.length, (i) => values[i] ?? NaN)
}

/** `ema`, one value at a time. */
export function createEma(period: number): Accumulator<number, number> {
  return accumulate(emaFold(period))
}

export interface AverageState {
  average: number
  seen: number
}

export function emaFold(period: number): Fold<number, AverageState, number> {
  requirePeriod(period)
  const weight = 2 / (period + 1)
  return {
    start: { average: NaN, seen: 0 },
    step(state, value) {
      if (Number.isNaN(value)) return state
      const { average, seen } = state
      return {
        average: seen === 0 ? value : average + weight * (value - average),
        seen: seen + 1,
      }
    },
    value: ({ average, seen }) => (seen < period ? NaN : average),
  }
}
