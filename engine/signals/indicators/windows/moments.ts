import type { Fold } from './fold.ts'
import type { WindowState } from './sliding-window.ts'
import { slidingWindow } from './sliding-window.ts'

interface Moments {
  count: number
  mean: number
  /** Sum of squared distances from the mean. */
  squares: number
}

export type MomentsState = WindowState<Moments>

const cold: Moments = { count: 0, mean: NaN, squares: NaN }

/**
 * Mean and spread (see `Moments`) of the last `period` values, NaN until there are that many; leading NaNs are
 * skipped. For equal values the mean is exactly that value and the spread exactly 0.
 */
export function moments(period: number): Fold<number, MomentsState, Moments> {
  const window = slidingWindow(period, combine)
  return {
    start: window.start,
    step: (state, value) =>
      Number.isNaN(value) ? state : window.step(state, { count: 1, mean: value, squares: 0 }),
    value: (state) => window.value(state) ?? cold,
  }
}

/** Chan, Golub, LeVeque, Updating Formulae and a Pairwise Algorithm for Computing Sample Variances, 1979. */
function combine(a: Moments, b: Moments): Moments {
  const count = a.count + b.count
  const gap = b.mean - a.mean
  return {
    count,
    mean: a.mean + (gap * b.count) / count,
    squares: a.squares + b.squares + (gap * gap * a.count * b.count) / count,
  }
}
