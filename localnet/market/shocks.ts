// Shocks of one asset: from its time on, each multiplies every price by (1 + percent / 100).
import type { Shock } from '../types.ts'

/** Beyond this factor of the undisturbed price, the price grid has no digits left. */
const FURTHEST_FACTOR = 1000

export interface ShockSchedule {
  /** Throws a RangeError for a shock that would leave no sensible price. */
  add(shock: Shock): void
  /** The amount to add to a log price at that time. */
  shiftAt(at: number): number
  /** Times of shocks in [from, to), ascending. */
  within(from: number, to: number): number[]
}

interface Step {
  at: number
  shift: number
}

export function createShockSchedule(): ShockSchedule {
  let steps: readonly Step[] = []

  return {
    add({ at, percent }) {
      const step = { at, shift: Math.log1p(percent / 100) }
      const next = [...steps, step].toSorted((left, right) => left.at - right.at)
      expectSensible(next)
      steps = next
    },
    shiftAt(at) {
      let shift = 0
      for (const step of steps) {
        if (step.at > at) break
        shift += step.shift
      }
      return shift
    },
    within(from, to) {
      return steps.filter(({ at }) => at >= from && at < to).map(({ at }) => at)
    },
  }
}

function expectSensible(steps: readonly Step[]): void {
  let shift = 0
  for (const step of steps) {
    shift += step.shift
    // Written so that NaN is refused, too.
    if (!(Math.abs(shift) <= Math.log(FURTHEST_FACTOR))) {
      throw new RangeError(
        `Shocks may move a price at most ${FURTHEST_FACTOR}-fold and never to zero or below`,
      )
    }
  }
}
