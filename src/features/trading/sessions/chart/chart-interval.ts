import { intervalMs, intervals, type Interval } from '../../../../../contract/market/market.ts'
import type { Session } from '../../../../../contract/sessions/sessions.ts'

/** The most bars at which a whole session is easy to read. */
const readable = 1_000

/** The finest interval in which a period has at most this many bars. */
export function finestInterval(spanMs: number, mostBars = readable): Interval {
  return intervals.find((interval) => spanMs / intervalMs[interval] <= mostBars) ?? '1d'
}

/** The interval that shows the whole session, used until the viewer chooses one. */
export function usualInterval({ startedAt, endedAt }: Session, now: number): Interval {
  return finestInterval((endedAt ?? now) - startedAt)
}
