// The distribution of a contract's net result over time, from many past starts.
import { toNumber } from '../../contract/decimal.ts'
import { netAt } from './book.ts'
import { fastDeciders } from './fast-decider.ts'
import { type Rehearsal, requireFit, termsOf } from './rehearsal.ts'
import { type Decider, replay } from './replay.ts'
import { type Tape, openingTime } from './tape.ts'

/** Each list has one value per moment, in percent of the budget, before the fees of closing what is open. */
export interface NetFan {
  /** The 10th percentile. */
  low: number[]
  middle: number[]
  /** The 90th percentile. */
  high: number[]
  /** The number of starts behind it; those that floats cannot decide with certainty are left out. */
  starts: number
}

/**
 * `moments`: milliseconds from the start, ascending. A session that has ended keeps its result. Throws RangeError as
 * `backtest` does.
 */
export function netFan(
  rehearsal: Rehearsal,
  tape: Tape,
  starts: readonly number[],
  moments: readonly number[],
): NetFan {
  const paths = netPaths(rehearsal, tape, starts, moments)
  const sorted = moments.map((_, index) =>
    paths.map((path) => path[index] ?? 0).toSorted((left, right) => left - right),
  )
  const at = (share: number): number[] =>
    sorted.map((nets) => nets[Math.round(share * (nets.length - 1))] ?? 0)
  return { low: at(0.1), middle: at(0.5), high: at(0.9), starts: paths.length }
}

/** As many paths as there are starts, less those that floats cannot decide; otherwise as `netFan`. */
export function netPaths(
  rehearsal: Rehearsal,
  tape: Tape,
  starts: readonly number[],
  moments: readonly number[],
): number[][] {
  const pathOf = createPathFinder(rehearsal, tape, moments)
  return starts.flatMap((start) => {
    const path = pathOf(start)
    return path === null ? [] : [path]
  })
}

/** The net result at each moment, percent of the budget; null where floats cannot decide with certainty. */
function createPathFinder(rehearsal: Rehearsal, tape: Tape, moments: readonly number[]) {
  const terms = termsOf(rehearsal, tape, 1)
  const minds = fastDeciders(rehearsal, terms)
  const percent = 100 / toNumber(rehearsal.contract.budget)
  const last = moments.at(-1) ?? 0
  return (start: number): number[] | null => {
    requireFit(rehearsal, tape, start)
    const begin = openingTime(tape, start)
    const mind = minds.startingAt(start)
    const path: number[] = []
    // Without `quietUntil` every bar is looked at.
    const watching: Decider = {
      decide(book, index, mark, now) {
        while (now - begin >= (moments[path.length] ?? Infinity)) {
          path.push(netAt(book, mark) * percent)
        }
        return now - begin > last
          ? { action: 'end', reason: 'duration' }
          : mind.decide(book, index, mark, now)
      },
    }
    const done = replay({ ...terms, start }, watching)
    if (done === null) return null
    while (path.length < moments.length) path.push(done.net * percent)
    return path
  }
}
