import type { Fold } from './fold.ts'
import { requirePeriod } from './fold.ts'

interface Stack<T> {
  item: T
  below: Stack<T> | null
}

export interface WindowState<T> {
  /** Inputs since the last turn, the latest on top, and all of them combined. */
  fresh: Stack<T> | null
  freshCount: number
  freshTotal: T | null
  /** What is left of the inputs before the turn: on top all of it combined, below that all but its oldest, and so on. */
  settled: Stack<T> | null
}

/**
 * The last `size` inputs combined; null before there are as many. A queue of two stacks: every `size` inputs the fresh
 * ones are turned over once, so an input costs three combinations at most, whatever the size (spread over its way
 * through the window). Nothing is ever
 * subtracted, so nothing drifts, and what left the window leaves no trace. `combine` is associative.
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
