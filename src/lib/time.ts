// Formats times and durations. Clock times are in the viewer's chosen zone unless one is given.
import { t } from '@lingui/core/macro'
import type { Interval } from '../../contract/market/market.ts'
import { now } from './clock.ts'
import { formatLocale } from '../texts/i18n.ts'
import { intlTimeZone } from './kept/preferences.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** Parses a time in the format of the desk's endpoints. */
export function timeOfIso(text: string): number {
  return Date.parse(text)
}

/** "now", "12 s", "3 min", "2 h", "5 d": one unit, rounded down. */
export function formatAge(ms: number): string {
  if (ms < second) return t`now`
  if (ms < minute) return t`${Math.floor(ms / second)} s`
  if (ms < hour) return t`${Math.floor(ms / minute)} min`
  if (ms < 2 * day) return t`${Math.floor(ms / hour)} h`
  return t`${Math.floor(ms / day)} d`
}

/** "just now", "3 min ago". A future time counts as now, because clocks differ. */
export function formatAgo(at: number, now: number): string {
  const age = Math.max(0, now - at)
  return age < second ? t`just now` : t`${formatAge(age)} ago`
}

/** "45 s", "4 m 5 s" below ten minutes, "2 h 14 m", "3 d 4 h" from two days on. */
export function formatDuration(ms: number): string {
  const total = Math.max(0, ms)
  const whole = (unit: number, of = Infinity) => Math.floor((total % of) / unit)
  if (total < minute) return t`${whole(second)} s`
  if (total < 10 * minute) return pair(t`${whole(minute)} m`, whole(second, minute), inSeconds)
  if (total < hour) return t`${whole(minute)} m`
  return total < 2 * day
    ? pair(t`${whole(hour)} h`, whole(minute, hour), inMinutes)
    : pair(t`${whole(day)} d`, whole(hour, day), inHours)
}

const inSeconds = (count: number) => t`${count} s`
const inMinutes = (count: number) => t`${count} m`
const inHours = (count: number) => t`${count} h`

/** "04:05", "3:04:05" from an hour on: the remaining time, rounded up to the second. */
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
export const formatYear = (at: number, timeZone = intlTimeZone()): string =>
  yearFormat(timeZone).format(at)
export const formatMonth = (at: number, timeZone = intlTimeZone()): string =>
  monthFormat(timeZone).format(at)
export const formatDay = (at: number, timeZone = intlTimeZone()): string =>
  dayFormat(timeZone).format(at)
export const formatHour = (at: number, timeZone = intlTimeZone()): string =>
  hourFormat(timeZone).format(at)

/** "2026-11-21T14:03:22.000Z": for programs and for exported files. */
export function isoTime(at: number): string {
  return new Date(at).toISOString()
}

/** Epoch milliseconds of an ISO time, or of a UTC date; NaN for anything else. */
export function parseTime(text: string): number {
  return Date.parse(text)
}

/** "2026-11-21T14:03", the format of a date-and-time field. */
export function fieldText(at: number): string {
  const offset = intlTimeZone() === 'UTC' ? 0 : new Date(at).getTimezoneOffset() * minute
  return isoTime(at - offset).slice(0, 16)
}

/** Epoch milliseconds; NaN when it is not a date. */
export function parseFieldText(text: string): number {
  return new Date(intlTimeZone() === 'UTC' ? `${text}Z` : text).getTime()
}

/** Date and time in the viewer's zone, or a given one. */
export interface WallTime {
  year: number
  /** 0 is January. */
  month: number
  day: number
  /** Since midnight, ignoring changes to or from daylight-saving time. */
  seconds: number
}

export function wallTime(at: number, timeZone = intlTimeZone()): WallTime {
  const date = new Date(at)
  if (timeZone === 'UTC') {
    const seconds = date.getUTCHours() * 3600 + date.getUTCMinutes() * 60 + date.getUTCSeconds()
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth(),
      day: date.getUTCDate(),
      seconds,
    }
  }
  const seconds = date.getHours() * 3600 + date.getMinutes() * 60 + date.getSeconds()
  return { year: date.getFullYear(), month: date.getMonth(), day: date.getDate(), seconds }
}

/** The IANA name of the viewer's zone: "Europe/Rome". */
export function zoneName(): string {
  return intlTimeZone() ?? (new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC')
}

/** The start of the day that contains `at`, in the viewer's zone. */
export function startOfDay(at: number): number {
  const date = new Date(at)
  return intlTimeZone() === 'UTC' ? date.setUTCHours(0, 0, 0, 0) : date.setHours(0, 0, 0, 0)
}

/** "Sat, 21 Nov 2026" and "Nov" for values counted by UTC days, the same for everybody. */
export const formatUtcDay = (at: number): string => weekdayFormat('UTC').format(at)
export const formatUtcMonth = (at: number): string => monthFormat('UTC').format(at)

/** "21 Nov 2026 UTC": a daily bar. */
export const formatUtcDate = (at: number): string => t`${dateFormat('UTC').format(at)} UTC`

/** The format for times of bars: daily bars are UTC days, wherever the viewer is. */
export function barTimeStyle(interval: Interval, from?: number): (at: number) => string {
  return interval === '1d' ? formatUtcDate : dateTimeStyle(from)
}

/** "21 Nov 2026, 14:03". */
export function formatFullDateTime(at: number, timeZone = intlTimeZone()): string {
  return fullDateTimeFormat(timeZone).format(at)
}

/** The format for times from `from` on until now; includes the year when there are several. */
export function dateTimeStyle(
  from = now(),
  to = now(),
  timeZone = intlTimeZone(),
): (at: number, timeZone?: string) => string {
  const year = (at: number): string => yearFormat(timeZone).format(at)
  return year(from) === year(to) ? formatDateTime : formatFullDateTime
}

function pair(whole: string, rest: number, inWords: (count: number) => string): string {
  return rest === 0 ? whole : `${whole} ${inWords(rest)}`
}

function cached(options: Intl.DateTimeFormatOptions) {
  const formats = new Map<string | undefined, Intl.DateTimeFormat>()
  return (timeZone?: string): Intl.DateTimeFormat => {
    const known = formats.get(timeZone)
    if (known) return known
    const format = new Intl.DateTimeFormat(formatLocale(), { ...options, timeZone })
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
const dateFormat = cached({ day: 'numeric', month: 'short', year: 'numeric' })
const weekdayFormat = cached({
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
const hourFormat = cached({ hour: '2-digit', minute: '2-digit' })
