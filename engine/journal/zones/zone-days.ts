// Calendar days of a time zone, as instants.
import type { UnixMs } from '../../../contract/primitives.ts'

const dayMs = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** The first instant of the day ("2026-04-01") in the zone. Where clocks skip midnight, the instant after the skip. */
export function startOfDay(day: string, zone: string): UnixMs {
  return instantOf(Date.parse(`${day}T00:00:00.000Z`), zone)
}

/**
 * The instant at which the zone's clocks show this: `shown` is that time as if it were UTC. Of two the first; of none,
 * because clocks skip it, the one that the clock before the skip would show.
 */
export function instantOf(shown: number, zone: string): UnixMs {
  // Two days are enough for zones that skipped a whole day.
  const before = offsetAt(shown - 2 * dayMs, zone)
  const after = offsetAt(shown + 2 * dayMs, zone)
  const exact = [before, after]
    .map((offset) => shown - offset)
    .filter((at) => at + offsetAt(at, zone) === shown)
  return exact.length > 0 ? Math.min(...exact) : shown - before
}

/** The day of the calendar in the zone, e.g. "2026-04-01". */
export function dayOf(at: UnixMs, zone: string): string {
  return new Date(at + offsetAt(at, zone)).toISOString().slice(0, 10)
}

/** `days` may be negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** The Monday of the day's week. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

/** Milliseconds that the zone's clocks are ahead of UTC at that instant. */
export function offsetAt(at: UnixMs, zone: string): number {
  const parts = formatOf(zone).formatToParts(at)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const [year, month, day] = [part('year'), part('month') - 1, part('day')]
  const local = Date.UTC(year, month, day, part('hour'), part('minute'), part('second'))
  return local - Math.floor(at / 1000) * 1000
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  return format
}
