// What is replayed beside the estimate: example paths of the contract, and the averages of contracts to compare with.
import { chooseStarts } from '../../../../../../engine/expectation/past-starts.ts'
import { intervalMs } from '../../../../../../contract/market/market.ts'
import { netPaths } from '../../../../../../engine/replay/net-fan.ts'
import { outcomes } from '../../../../../../engine/replay/outcomes.ts'
import type { Outcomes } from '../../../../../../engine/replay/outcome-summary.ts'
import type { Rehearsal } from '../../../../../../engine/replay/rehearsal.ts'
import { spreadStarts } from '../../../../../../engine/replay/starts.ts'
import type { Tape } from '../../../../../../engine/replay/tape.ts'

/** The net of some past starts over time. */
export interface Paths {
  /** Milliseconds from the start to the last moment; the others are spread evenly. */
  spanMs: number
  /** Percent of the budget at each moment, one list for each start. */
  lines: number[][]
}

export interface AsideAnswers {
  paths: Paths
  average: Outcomes
}
export type AsideKind = keyof AsideAnswers

export interface AsideRequest {
  asked: string
  kind: AsideKind
  rehearsal: Rehearsal
}

/** Null: too little history, or it could not be read. */
export interface AsideReply {
  asked: string
  answer: AsideAnswers[AsideKind] | null
}

const drawn = 24
const steps = 32
/** Most sessions have ended by this many times the median duration. */
const medians = 2.5

/** The outcomes over all starts, as the estimate has them at its end. */
export function averageOf(rehearsal: Rehearsal, tape: Tape): Outcomes | null {
  const chosen = chooseStarts(tape, rehearsal.durationMs)
  return chosen && lastOf(rehearsal, tape, chosen.starts)
}

/** Paths over the time in which most sessions end. */
export function pathsOf(rehearsal: Rehearsal, tape: Tape): Paths | null {
  const chosen = chooseStarts(tape, rehearsal.durationMs)
  if (chosen === null) return null
  const { past, starts } = chosen
  const longest = past.wholeMs ?? past.leastMs
  const median = lastOf(rehearsal, tape, starts.slice(0, drawn))?.medianDurationMs ?? longest
  const least = steps * intervalMs[past.interval]
  const spanMs = Math.min(longest, Math.max(least, medians * median))
  const followed = spreadStarts(tape, spanMs, drawn)
  if (followed.length === 0) return null
  const moments = Array.from({ length: steps + 1 }, (_, index) => (index * spanMs) / steps)
  return { spanMs, lines: netPaths(rehearsal, tape, followed, moments) }
}

function lastOf(rehearsal: Rehearsal, tape: Tape, starts: readonly number[]): Outcomes | null {
  let last: Outcomes | null = null
  for (const estimate of outcomes(rehearsal, tape, starts, starts.length)) last = estimate
  return last
}
