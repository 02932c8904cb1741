// The time by which everything here acts: this machine's, put right by the exchange's own where the two differ. An order
// that expires in ten seconds by a clock that is fifteen behind has expired before it is sent.
import type { UnixMs } from '../../../../contract/primitives.ts'
import type { Clock } from '../../../ops/port.ts'

/** Clocks that differ by less are left alone: answers travel about as long. */
const toleratedMs = 1_000
/** An answer that took longer says too little about when its time was. */
const longestTripMs = 3_000
/** No clock is that wrong: it is another unit, or nonsense. */
const absurdMs = 86_400_000

export interface VenueClock extends Clock {
  /** The machine's own clock. */
  local(): UnixMs
  /** A time that the exchange told, between these two moments of the local clock. True: the correction has changed. */
  hear(time: UnixMs, askedAt: UnixMs, answeredAt: UnixMs): boolean
  /** How far the exchange's clock is ahead of this machine's, ms, negative when behind; null: nobody knows yet. */
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
    // One odd answer moves nothing that others agree on.
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

/** The moment at which the exchange gave this answer; undefined: it does not say. */
export function timeOf(answer: unknown): UnixMs | undefined {
  if (typeof answer !== 'object' || answer === null || !('time' in answer)) return undefined
  const isOfNow = 'specialStatuses' in answer || 'marginSummary' in answer
  return isOfNow && typeof answer.time === 'number' ? answer.time : undefined
}
