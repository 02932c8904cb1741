// Whole days in the viewer's zone, as the journal's endpoints take them: "2026-01-31".
import { isoTime, parseTime, wallTime, zoneName } from '../../../lib/time.ts'

export { zoneName }

const dayMs = 86_400_000

/** The day in the viewer's zone that contains a time. */
export function dayOf(at: number): string {
  const { year, month, day } = wallTime(at)
  return [year, String(month + 1).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

export function addDays(day: string, count: number): string {
  return isoTime(parseTime(day) + count * dayMs).slice(0, 10)
}
