// Epoch milliseconds to words. Clock times are in the zone that the viewer chose unless one is given.
import { intlTimeZone } from './preferences.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** "now", "12 s", "3 min", "2 h", "5 d": one unit, rounded down. */
export function formatAge(ms: number): string {
  if (ms < second) return 'now'
  if (ms < minute) return `${Math.floor(ms / second)} s`
  if (ms < hour) return `${Math.floor(ms / minute)} min`
  if (ms < 2 * day) return `${Math.floor(ms / hour)} h`
  return `${Math.floor(ms / day)} d`
}

/** "just now", "3 min ago". A time in the future counts as now: clocks differ. */
export function formatAgo(at: number, now: number): string {
  const age = formatAge(Math.max(0, now - at))
  return age === 'now' ? 'just now' : `${age} ago`
}

/** "45 s", "4 m 5 s" below ten minutes, "2 h 14 m", "3 d 4 h" from two days on. */
export function formatDuration(ms: number): string {
  const total = Math.max(0, ms)
  if (total < minute) return `${Math.floor(total / second)} s`
  if (total < 10 * minute) return pair(total, minute, 'm', second, 's')
  if (total < hour) return `${Math.floor(total / minute)} m`
  return total < 2 * day ? pair(total, hour, 'h', minute, 'm') : pair(total, day, 'd', hour, 'h')
}

/** "04:05", "3:04:05" from an hour on: what is left, rounded up to the second. */
export function formatCountdown(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / second)
  const two = (value: number): string => String(value).padStart(2, '0')
  const clock = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return seconds < 3600 ? clock : `${Math.floor(seconds / 3600)}:${clock}`
}

/** "14:03:22". */
export function formatClock(at: number, timeZone = intlTimeZone()): string {
  return clockFormat(timeZone).format(at)
}

/** "21 Nov, 14:03". */
export function formatDateTime(at: number, timeZone = intlTimeZone()): string {
  return dateTimeFormat(timeZone).format(at)
}

/** "2026", "Nov", "21 Nov", "14:03": the marks of a time axis. */
export const formatYear = (at: number): string => yearFormat(intlTimeZone()).format(at)
export const formatMonth = (at: number): string => monthFormat(intlTimeZone()).format(at)
export const formatDay = (at: number): string => dayFormat(intlTimeZone()).format(at)
export const formatHour = (at: number): string => hourFormat(intlTimeZone()).format(at)

/** The start of the day that holds `at`, in the viewer's zone. */
export function startOfDay(at: number): number {
  const date = new Date(at)
  return intlTimeZone() === 'UTC' ? date.setUTCHours(0, 0, 0, 0) : date.setHours(0, 0, 0, 0)
}

/** "21 Nov 2026, 14:03". */
export function formatFullDateTime(at: number, timeZone = intlTimeZone()): string {
  return fullDateTimeFormat(timeZone).format(at)
}

/** How to write the times between one and another, now unless told: with the year where they lie in several. */
export function dateTimeStyle(
  from = Date.now(),
  to = Date.now(),
  timeZone = intlTimeZone(),
): (at: number, timeZone?: string) => string {
  const year = (at: number): string => yearFormat(timeZone).format(at)
  return year(from) === year(to) ? formatDateTime : formatFullDateTime
}

function pair(total: number, big: number, bigName: string, small: number, smallName: string) {
  const rest = Math.floor((total % big) / small)
  const whole = `${Math.floor(total / big)} ${bigName}`
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`
}

function cached(options: Intl.DateTimeFormatOptions) {
  const formats = new Map<string | undefined, Intl.DateTimeFormat>()
  return (timeZone?: string): Intl.DateTimeFormat => {
    const known = formats.get(timeZone)
    if (known) return known
    const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone })
    formats.set(timeZone, format)
    return format
  }
}

const clockFormat = cached({ hour: '2-digit', minute: '2-digit', second: '2-digit' })
const dateTime = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const
const dateTimeFormat = cached(dateTime)
const fullDateTimeFormat = cached({ ...dateTime, year: 'numeric' })
const yearFormat = cached({ year: 'numeric' })
const monthFormat = cached({ month: 'short' })
const dayFormat = cached({ day: 'numeric', month: 'short' })
const hourFormat = cached({ hour: '2-digit', minute: '2-digit' })
