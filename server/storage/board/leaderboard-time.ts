// Time is divided into whole UTC hours, days and months, so that a window moves at full hours and not between two
// requests.
import type { Period } from '../../../contract/board/leaderboard.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import type { Level } from '../schema.ts'

const hourMs = 3_600_000
const dayMs = 86_400_000

/** The buckets that a period sums up, and how many complete ones before the current one; null: all. */
export const windows: Record<Period, { level: Level; before: number | null }> = {
  '24h': { level: 'hour', before: 24 },
  '7d': { level: 'day', before: 7 },
  '30d': { level: 'day', before: 30 },
  all: { level: 'month', before: null },
}

/** The beginning of a period's window; 0 for all time. */
export function windowStart(period: Period, now: UnixMs): UnixMs {
  const { level, before } = windows[period]
  if (before === null) return 0
  return bucketStart(level, now) - before * (level === 'hour' ? hourMs : dayMs)
}

export function bucketStart(level: Level, at: UnixMs): UnixMs {
  if (level === 'hour') return at - (at % hourMs)
  if (level === 'day') return at - (at % dayMs)
  const date = new Date(at)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth())
}

/** The first moment after the bucket. */
export function bucketEnd(level: Level, start: UnixMs): UnixMs {
  if (level === 'hour') return start + hourMs
  if (level === 'day') return start + dayMs
  const date = new Date(start)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1)
}
