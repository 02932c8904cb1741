// Common schemas of the journal's endpoints.
import * as z from 'zod/mini'
import { queryInt } from '../primitives.ts'

/** Lenient, so that an id that cannot exist is answered like one that does not. */
export const JournalId = z
  .string()
  .check(z.minLength(1), z.maxLength(64), z.regex(/^[A-Za-z0-9_-]+$/, 'must be an id'))

export const idOf = z.strictObject({ id: JournalId })

/** `?page=` and `?limit=` of lists. */
export const pages = {
  page: queryInt(1, 100_000, 1),
  limit: queryInt(1, 100, 50),
}

/** A name of the IANA database, e.g. "Europe/Berlin"; UTC by default. */
export const TimeZone = z._default(
  z
    .string()
    .check(
      z.maxLength(64),
      z.refine(isTimeZone, { error: 'must be a time zone, as "Europe/Berlin"' }),
    ),
  'UTC',
)

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).format(0)
    return true
  } catch {
    return false
  }
}

/** A calendar day, e.g. "2026-04-01". */
export const Day = z.string().check(
  z.regex(/^(19[7-9]|2\d{2})\d-\d{2}-\d{2}$/, {
    error: 'must be a day, as "2026-04-01"',
    abort: true,
  }),
  z.refine(isDay, { error: 'is no day of the calendar' }),
)

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00.000Z`)
  const isReal = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
  // Nobody traded before, and the day after must have a date, too.
  return isReal && text >= '1970-01-02' && text < '3000'
}

/** An instant with its zone, e.g. "2026-04-01T09:30:00Z". */
export const Instant = instant('must be a time with its zone, as "2026-04-01T09:30:00Z"')

/** The same, or a day, which begins in a zone named beside it. */
export const DayOrTime = z.union([
  Day,
  instant('must be a time, as "2026-04-01T09:30:00Z", or a day'),
])

function instant(error: string) {
  return z.iso
    .datetime({ offset: true, error })
    .check(z.refine((text) => isNear(Date.parse(text)), { error: 'is too far away' }))
}

function isNear(at: number): boolean {
  return at >= 0 && at < Date.UTC(3000, 0, 1)
}

/** An exchange as journals name it, e.g. "binance". */
export const ExchangeName = z
  .string()
  .check(z.regex(/^[a-z0-9-]{1,32}$/, 'must be letters, digits and hyphens'))

/** Written text: any printable characters, line breaks and tabs. */
export function writing(most: number) {
  return z
    .string()
    .check(z.maxLength(most), z.refine(isWriting, { error: 'has characters that cannot be shown' }))
}

function isWriting(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)
}
