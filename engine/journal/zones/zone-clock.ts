// Local times of very many instants: a zone's offset is asked for once a day, and in between only on days on which it
// changes.
import type { UnixMs } from '../../../contract/primitives.ts'
import { offsetAt } from './zone-days.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000

export interface ZoneClock {
  /** Days since 1970-01-01 on the zone's calendar. */
  dayOf(at: UnixMs): number
  /** 0…23. */
  hourOf(at: UnixMs): number
  /** 0 (Monday) … 6. */
  weekdayOf(at: UnixMs): number
}

export function zoneClock(zone: string): ZoneClock {
  const days = new Map<number, number | 'changes'>()
  let last: { day: number; offset: number } | undefined

  function offset(at: UnixMs): number {
    const day = Math.floor(at / dayMs)
    if (last?.day === day) return last.offset
    let known = days.get(day)
    if (known === undefined) {
      const start = offsetAt(day * dayMs, zone)
      known = start === offsetAt((day + 1) * dayMs, zone) ? start : 'changes'
      days.set(day, known)
    }
    if (known === 'changes') return offsetAt(at, zone)
    last = { day, offset: known }
    return known
  }

  const local = (at: UnixMs) => at + offset(at)
  const dayOf = (at: UnixMs) => Math.floor(local(at) / dayMs)
  return {
    dayOf,
    hourOf: (at) => Math.floor(local(at) / hourMs) - dayOf(at) * 24,
    // 1970-01-01 was a Thursday.
    weekdayOf: (at) => (((dayOf(at) + 3) % 7) + 7) % 7,
  }
}

/** "2026-04-01" of a number of days since 1970-01-01. */
export function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}
