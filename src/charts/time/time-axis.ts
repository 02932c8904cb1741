// The time axis in the viewer's time zone: the library only knows days and hours of UTC, and would write a day's
// name at four in the afternoon. Daily and longer bars are UTC days of the exchange, and are labelled so everywhere.
import {
  defaultHorzScaleBehavior,
  TickMarkType,
  type IHorzScaleBehavior,
  type Time,
} from 'lightweight-charts'
import {
  formatDay,
  formatFullDateTime,
  formatHour,
  formatMonth,
  formatClock,
  formatUtcDate,
  formatYear,
  wallTime,
} from '../../lib/time.ts'

type Points = Parameters<IHorzScaleBehavior<Time>['fillWeightsForPoints']>[0]
type Weight = Points[number]['timeWeight']

const day = 86_400
const utc = 'UTC'
/** The library's own weights, by what begins at a mark. */
const [year, month, date] = [70, 60, 50]
const within = [
  [12 * 3600, 33],
  [6 * 3600, 32],
  [3 * 3600, 31],
  [3600, 30],
  [1800, 22],
  [300, 21],
  [60, 20],
  [1, 10],
] as const

/** The weight of a mark: what begins between two times (epoch seconds) in the viewer's zone or the given one. */
export function weightBetween(before: number, at: number, zone?: string): Weight {
  const [was, is] = [wallTime(before * 1000, zone), wallTime(at * 1000, zone)]
  return weightOf(was, is) as Weight
}

function weightOf(was: ReturnType<typeof wallTime>, is: ReturnType<typeof wallTime>): number {
  if (was.year !== is.year) return year
  if (was.month !== is.month) return month
  if (was.day !== is.day) return date
  const begun = within.find(
    ([seconds]) => Math.floor(was.seconds / seconds) !== Math.floor(is.seconds / seconds),
  )
  return begun?.[1] ?? 0
}

/** Whether every bar is a whole day. */
export function areDays(times: readonly number[]): boolean {
  return times.length > 1 && times.every((time) => time % day === 0)
}

/** One instance per chart. */
export class TimeAxis extends defaultHorzScaleBehavior() {
  #zone: string | undefined

  override fillWeightsForPoints(points: Points, startIndex: number): void {
    const times = points.map(({ time }) => Number(this.key(time)))
    const [first, second] = times
    if (first === undefined) return
    this.#zone = areDays(times) ? utc : undefined
    // The distance before the first bar is unknown: uses the one after it.
    const start = first - ((second ?? first) - first)
    for (let index = startIndex; index < points.length; index += 1) {
      const [point, at] = [points[index], times[index]]
      if (point === undefined || at === undefined) continue
      const before = index === 0 ? start : (times[index - 1] ?? start)
      point.timeWeight = weightBetween(before, at, this.#zone)
    }
  }

  override formatTickmark({
    time,
    weight,
  }: Parameters<IHorzScaleBehavior<Time>['formatTickmark']>[0]) {
    return markLabel(Number(this.key(time)) * 1000, typeOf(weight), this.#zone)
  }

  override formatHorzItem(item: Parameters<IHorzScaleBehavior<Time>['formatHorzItem']>[0]) {
    const at = Number(this.key(item)) * 1000
    return this.#zone === undefined ? formatFullDateTime(at) : formatUtcDate(at)
  }
}

function typeOf(weight: number): TickMarkType {
  if (weight >= year) return TickMarkType.Year
  if (weight >= month) return TickMarkType.Month
  return weight >= date ? TickMarkType.DayOfMonth : TickMarkType.Time
}

function markLabel(at: number, type: TickMarkType, zone?: string): string {
  switch (type) {
    case TickMarkType.Year:
      return formatYear(at, zone)
    case TickMarkType.Month:
      return formatMonth(at, zone)
    case TickMarkType.DayOfMonth:
      return formatDay(at, zone)
    default:
      return at % 60_000 === 0 ? formatHour(at, zone) : formatClock(at, zone)
  }
}
