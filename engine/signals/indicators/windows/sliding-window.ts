import type { Fold } from './fold.ts'
import { requirePeriod } from './fold.ts'

interface Stack<T> {
  item: T
  below: Stack<T> | null
}

export interface WindowState<T> {
  /** Inputs since the last turnover, the latest on top; each entry holds the combination up to it. */
  fresh: Stack<T> | null
  freshCount: number
  freshTotal: T | null
  /**
   * The remaining inputs from before the turnover: on top the combination of all of them, below it of all but the
   * oldest, and so on.
   */
  settled: Stack<T> | null
}

/**
 * The last `size` inputs combined; null before there are that many. A queue made of two stacks: after every `size`
 * inputs the fresh ones are turned over, so that one input costs at most three combinations on average, whatever the
 * size. Nothing is ever subtracted, so that rounding errors do not accumulate and inputs that have left have no
 * effect. `combine` must be associative.
 */
export function slidingWindow<T>(
  size: number,
  combine: (older: T, newer: T) => T,
): Fold<T, WindowState<T>, T | null> {
  requirePeriod(size)
  return {
    start: { fresh: null, freshCount: 0, freshTotal: null, settled: null },
    step({ fresh, freshCount, freshTotal, settled }, item) {
      const grown = { item, below: fresh }
      return freshCount + 1 === size
        ? { fresh: null, freshCount: 0, freshTotal: null, settled: turnOver(grown, combine) }
        : {
            fresh: grown,
            freshCount: freshCount + 1,
            freshTotal: freshTotal === null ? item : combine(freshTotal, item),
            settled: settled?.below ?? null,
          }
    },
    value({ freshTotal, settled }) {
      if (settled === null || freshTotal === null) return settled?.item ?? null
      return combine(settled.item, freshTotal)
    },
  }
}

function turnOver<T>(fresh: Stack<T>, combine: (older: T, newer: T) => T): Stack<T> {
  let settled: Stack<T> = { item: fresh.item, below: null }
  for (let rest = fresh.below; rest !== null; rest = rest.below) {
    settled = { item: combine(rest.item, settled.item), below: settled }
  }
  return settled
}
