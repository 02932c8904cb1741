// What a change of a number was worth, start by start: both variants met the same candles, so that their difference is
// known much better than either mean.
import type { MeanInterval } from '../expectation/block-bootstrap.ts'
import { meanOfStarts } from '../expectation/mean-of-starts.ts'
import { isDone } from './appraisal.ts'
import type { Sitting } from './trial.ts'

/** Mean of `changed` − `before` over the starts from which both traded and finished; null without one. Percent. */
export function pairedDifference(
  before: readonly Sitting[],
  changed: readonly Sitting[],
): MeanInterval | null {
  const own = new Map(before.filter(isDone).map((sitting) => [sitting.at, sitting]))
  return meanOfStarts(
    changed.filter(isDone).flatMap(({ at, netPct, durationMs }) => {
      const other = own.get(at)
      if (other === undefined) return []
      const longer = Math.max(durationMs, other.durationMs)
      return [{ at, netPct: netPct - other.netPct, durationMs: longer }]
    }),
  )
}
