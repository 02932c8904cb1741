import type { Expected } from '../../contract/sessions/expected.ts'
import type { Outcomes } from '../replay/outcome-summary.ts'
import type { Past } from './past-starts.ts'

/**
 * What a session is expected to earn, by all its past starts; null where nothing can be said: none traded and finished, or
 * more were still open at the end of the history, and those that end early are not like the others.
 */
export function expectedFrom(outcomes: Outcomes, past: Pick<Past, 'from' | 'to'>): Expected | null {
  const { counts, meanNetPct: mean, interval } = outcomes
  const starts = counts.target + counts.loss + counts.time + counts.liquidation
  if (mean === null || starts <= counts.unfinished) return null
  const { from, to } = past
  return { mean, low: interval?.low ?? null, high: interval?.high ?? null, starts, from, to }
}
