// The mean result of sessions that were replayed from many past starts, with its interval.
import type { UnixMs } from '../../contract/primitives.ts'
import { type MeanInterval, blockBootstrap } from './block-bootstrap.ts'

export interface StartResult {
  /** When the session started. */
  at: UnixMs
  /** Percent of the budget. */
  netPct: number
  durationMs: number
}

/** Of sessions in any order; those that overlap share their candles and count as one. Null without a session. */
export function meanOfStarts(results: readonly StartResult[]): MeanInterval | null {
  const ordered = results.toSorted((a, b) => a.at - b.at)
  return blockBootstrap(
    ordered.map(({ netPct }) => netPct),
    overlap(ordered),
  )
}

/** How many starts fall into one session: neighbours within it share their candles. */
function overlap(ordered: readonly StartResult[]): number {
  const [first, last] = [ordered[0], ordered.at(-1)]
  if (first === undefined || last === undefined || last.at === first.at) return 1
  const spacing = (last.at - first.at) / (ordered.length - 1)
  const mean = ordered.reduce((sum, { durationMs }) => sum + durationMs, 0) / ordered.length
  return mean / spacing
}
