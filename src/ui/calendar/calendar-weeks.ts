// Arranges days into the weeks of a calendar, and computes how strongly each is coloured.
import { absolute, compare, divide, toNumber } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { isoTime, parseTime } from '../../lib/time.ts'

export interface Day {
  /** `2026-01-31`, of whatever zone the days are counted in. */
  day: string
  netPnl: DecimalString
  /** What the result is made of: sessions, trades. */
  count: number
}

export interface CalendarDay {
  day: string
  /** Null: nothing ended on it. */
  result: Day | null
}

/** Monday to Sunday; null for days outside of the calendar. */
export type Week = readonly (CalendarDay | null)[]

const dayMs = 86_400_000

/** From the week of the first day to that of the last, without gaps. */
export function calendarWeeks(days: readonly Day[]): Week[] {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const [from, to] = [parseTime(first.day), parseTime(last.day)]
  const known = new Map(days.map((day) => [day.day, day]))
  const weeks: Week[] = []
  for (let monday = from - weekday(from) * dayMs; monday <= to; monday += 7 * dayMs) {
    weeks.push(
      Array.from({ length: 7 }, (_, offset) => {
        const at = monday + offset * dayMs
        if (at < from || at > to) return null
        const day = isoTime(at).slice(0, 10)
        return { day, result: known.get(day) ?? null }
      }),
    )
  }
  return weeks
}

/** 0 is Monday; the epoch began on a Thursday. */
export function weekday(at: number): number {
  return (Math.floor(at / dayMs) + 3) % 7
}

/** 0…1: relative to the strongest day, in four steps so that they can be distinguished. */
export function strengthOf(day: Day, days: readonly Day[]): number {
  const strongest = days.reduce((most, { netPnl }) => {
    const size = absolute(netPnl)
    return compare(size, most) > 0 ? size : most
  }, '0')
  if (compare(strongest, 0) === 0) return 0
  return Math.ceil(toNumber(divide(absolute(day.netPnl), strongest)) * 4) / 4
}
