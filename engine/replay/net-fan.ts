// Where past starts of a contract stood after the same time: not how they ended, but the way there.
import { toNumber } from '../../contract/decimal.ts'
import { netAt } from './book.ts'
import { quickMinds } from './quick-mind.ts'
import { type Rehearsal, requireFit, termsOf } from './rehearsal.ts'
import { type Mind, replay } from './replay.ts'
import { type Tape, openingTime } from './tape.ts'

/** Each list has a number for each moment, in percent of the budget; before fees of closing what is open. */
export interface NetFan {
  /** Nine in ten stood higher. */
  low: number[]
  middle: number[]
  /** Nine in ten stood lower. */
  high: number[]
  /** Starts behind it; those that floats cannot tell for certain are left out. */
  starts: number
}

/**
 * `moments`: milliseconds from the start, ascending. A session that has ended stays where it ended. Throws RangeError as
 * `backtest` does.
 */
export function netFan(
  rehearsal: Rehearsal,
  tape: Tape,
  starts: readonly number[],
  moments: readonly number[],
): NetFan {
  const pathOf = createPathFinder(rehearsal, tape, moments)
  const paths = starts.flatMap((start) => {
    const path = pathOf(start)
    return path === null ? [] : [path]
  })
  const sorted = moments.map((_, index) =>
    paths.map((path) => path[index] ?? 0).toSorted((left, right) => left - right),
  )
  const at = (share: number): number[] =>
    sorted.map((nets) => nets[Math.round(share * (nets.length - 1))] ?? 0)
  return { low: at(0.1), middle: at(0.5), high: at(0.9), starts: paths.length }
}

/** Net at each moment, percent of budget; null where floats leave a doubt. */
function createPathFinder(rehearsal: Rehearsal, tape: Tape, moments: readonly number[]) {
  const terms = termsOf(rehearsal, tape, 1)
  const minds = quickMinds(rehearsal, terms)
  const percent = 100 / toNumber(rehearsal.contract.budget)
  const last = moments.at(-1) ?? 0
  return (start: number): number[] | null => {
    requireFit(rehearsal, tape, start)
    const begin = openingTime(tape, start)
    const mind = minds.startingAt(start)
    const path: number[] = []
    // Without `quietUntil` every bar is looked at.
    const watching: Mind = {
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
