// Which past starts a contract is replayed from, and over which candles: the same in the form and on the server.
import { type Interval, intervalMs } from '../../contract/market/market.ts'
import type { UnixMs } from '../../contract/primitives.ts'
import { spreadStarts } from '../replay/starts.ts'
import { type Tape, openingTime } from '../replay/tape.ts'
import { settledBars } from '../signals/signal.ts'

/** The most starts that one contract is replayed from. */
export const startCount = 400

/** Of a contract that a program decides: it is asked in each start anew. */
export const programStartCount = 120

/** With fewer starts nothing is said. */
export const fewestStarts = 30

/** The most bars that one answer of the API contains, and about as many as exchanges keep. */
export const mostBars = 5_000

/** The period that the starts are in. */
export interface Past {
  interval: Interval
  /** The time of the first start, and the end of the history. */
  from: UnixMs
  to: UnixMs
  /**
   * How long each start is followed: `wholeMs` is the session's duration; null when it has none, or the history is
   * too short for it. Then each start is followed to the end of the history, at least for `leastMs`.
   */
  wholeMs: number | null
  leastMs: number
}

export interface ChosenStarts {
  starts: number[]
  past: Past
}

/** The starts that a contract is replayed from; null where there is too little history for it. */
export function chooseStarts(
  tape: Tape,
  durationMs: number | null,
  most = startCount,
): ChosenStarts | null {
  const whole = durationMs === null ? [] : spreadStarts(tape, durationMs, most)
  const isWhole = whole.length >= fewestStarts
  const starts = isWhole ? whole : spreadStarts(tape, null, most)
  if (starts.length < fewestStarts) return null
  const to = openingTime(tape, tape.bars.t.length)
  const past: Past = {
    interval: tape.bars.interval,
    from: openingTime(tape, Math.min(...starts)),
    to,
    wholeMs: isWhole ? durationMs : null,
    leastMs: to - openingTime(tape, Math.max(...starts)),
  }
  return { starts, past }
}

/**
 * The candles of a tape: bars of the fastest watched interval first; of each slower one as many as cover the same
 * period, plus what its signal needs before.
 */
export function candlesOf(
  intervals: readonly Interval[],
  barCount = mostBars,
): [{ interval: Interval; count: number }, ...{ interval: Interval; count: number }[]] {
  const [first = '1m'] = intervals
  // Replays have bars of an hour at most.
  const fastest = intervalMs[first] > intervalMs['1h'] ? '1h' : first
  const span = barCount * intervalMs[fastest]
  const slower = intervals.filter((interval) => interval !== fastest)
  return [
    { interval: fastest, count: barCount },
    ...slower.map((interval) => ({
      interval,
      count: Math.min(Math.ceil(span / intervalMs[interval]) + settledBars, mostBars),
    })),
  ]
}
