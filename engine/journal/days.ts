// Net results by day, and the best and worst stretches of days in a row.
import type { JournalRow } from './journal-row.ts'
import type { ZoneClock } from './zones/zone-clock.ts'

export interface DayResult {
  /** Days since 1970-01-01 on the zone's calendar. */
  day: number
  /** In units of 0.00000001 USDC. */
  units: number
  n: number
  wins: number
}

/** `rows`: in the order in which they closed. Days without trades are left out. */
export function dayResults(rows: readonly JournalRow[], clock: ZoneClock): DayResult[] {
  const days: DayResult[] = []
  let last: DayResult | undefined
  for (const { closedAt, units, net } of rows) {
    const day = clock.dayOf(closedAt)
    if (last?.day !== day) {
      last = { day, units: 0, n: 0, wins: 0 }
      days.push(last)
    }
    last.units += units.net
    last.n += 1
    if (net > 0) last.wins += 1
  }
  return days
}

export interface Stretch {
  from: number
  to: number
  units: number
  n: number
}

/**
 * The stretches of `length` days that earned most and least, among those that begin or end on a day with trades; null
 * without trades.
 */
export function bestAndWorst(
  days: readonly DayResult[],
  length: number,
): { best: Stretch; worst: Stretch } | null {
  let found: { best: Stretch; worst: Stretch } | null = null
  for (const stretch of stretches(days, length)) {
    found ??= { best: stretch, worst: stretch }
    if (stretch.units > found.best.units) found.best = stretch
    if (stretch.units < found.worst.units) found.worst = stretch
  }
  return found
}

function* stretches(days: readonly DayResult[], length: number): Generator<Stretch> {
  let [first, units, n] = [0, 0, 0]
  for (const each of days) {
    units += each.units
    n += each.n
    for (let old = days[first]; old !== undefined && old.day <= each.day - length;) {
      units -= old.units
      n -= old.n
      old = days[(first += 1)]
    }
    yield { from: each.day - length + 1, to: each.day, units, n }
  }
  let end = 0
  ;[units, n] = [0, 0]
  for (const each of days) {
    for (let next = days[end]; next !== undefined && next.day < each.day + length;) {
      units += next.units
      n += next.n
      next = days[(end += 1)]
    }
    yield { from: each.day, to: each.day + length - 1, units, n }
    units -= each.units
    n -= each.n
  }
}
