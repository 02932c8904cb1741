import type { AverageState } from '../ema.ts'
import type { Fold } from './fold.ts'
import { requirePeriod } from './fold.ts'

/**
 * Wilder's smoothing, the average inside RSI, ATR and ADX: seeded with the mean of the first `period` values, then
 * `w[i] = w[i−1] + (x[i] − w[i−1]) / period`. NaN until warm; leading NaNs of the input are skipped.
 * J. Welles Wilder, New Concepts in Technical Trading Systems, 1978.
 */
export function wilderFold(period: number): Fold<number, AverageState, number> {
  requirePeriod(period)
  return {
    start: { average: 0, seen: 0 },
    step(state, value) {
      if (Number.isNaN(value)) return state
      const { average, seen } = state
      const moved = seen < period ? value : value - average
      return { average: average + moved / period, seen: seen + 1 }
    },
    value: ({ average, seen }) => (seen < period ? NaN : average),
  }
}
