import { intervalMs, intervals, type Interval } from '../../../../../contract/market/market.ts'
import type { Session } from '../../../../../contract/sessions/sessions.ts'

/** Bars up to which a session's whole length is still read easily. */
const readable = 1_000

/** The finest interval in which a stretch has at most so many bars. */
export function finestInterval(spanMs: number, mostBars = readable): Interval {
  return intervals.find((interval) => spanMs / intervalMs[interval] <= mostBars) ?? '1d'
}

/** The one that shows the whole session when the viewer has not chosen one. */
export function usualInterval({ startedAt, endedAt }: Session, now: number): Interval {
  return finestInterval((endedAt ?? now) - startedAt)
}
