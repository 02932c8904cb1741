// The time that everything here uses: this machine's, corrected by the exchange's where the two differ. By a clock
// that is fifteen seconds behind, an order that expires in ten seconds has expired before it is sent.
import type { UnixMs } from '../../../../contract/primitives.ts'
import type { Clock } from '../../../ops/port.ts'

/** Milliseconds. Smaller differences are ignored, because answers travel about as long. */
const toleratedMs = 1_000
/** Milliseconds. The time in an answer that took longer is too inaccurate. */
const longestTripMs = 3_000
/** Milliseconds. A larger difference must be another unit or an error. */
const absurdMs = 86_400_000

export interface VenueClock extends Clock {
  /** The machine's own clock. */
  local(): UnixMs
  /**
   * A time reported by the exchange, received between these two times of the local clock. True when the correction
   * has changed.
   */
  hear(time: UnixMs, askedAt: UnixMs, answeredAt: UnixMs): boolean
  /** Milliseconds by which the exchange's clock is ahead of this machine's, negative when behind; null when unknown. */
  skewMs(): number | null
}

export function venueClock(local: Clock): VenueClock {
  let applied = 0
  let last: number | null = null
  let known: number | null = null

  function hear(time: UnixMs, askedAt: UnixMs, answeredAt: UnixMs): boolean {
    const trip = answeredAt - askedAt
    const told = Math.round(time - (askedAt + answeredAt) / 2)
    if (trip < 0 || trip > longestTripMs || Math.abs(told) > absurdMs) return false
    // A single deviating answer changes nothing.
    const agrees = last === null || Math.abs(told - last) < toleratedMs
    last = told
    if (!agrees) return false
    known = told
    if (Math.abs(told - applied) < toleratedMs) return false
    applied = Math.abs(told) < toleratedMs ? 0 : told
    return true
  }

  return Object.assign(() => local() + applied, { local, hear, skewMs: () => known })
}

/** The time in the exchange's answer; undefined when it contains none. */
export function timeOf(answer: unknown): UnixMs | undefined {
  if (typeof answer !== 'object' || answer === null || !('time' in answer)) return undefined
  const isOfNow = 'specialStatuses' in answer || 'marginSummary' in answer
  return isOfNow && typeof answer.time === 'number' ? answer.time : undefined
}
