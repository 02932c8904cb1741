// The distribution of sessions, read from sums, and the state of the leaderboard itself.
import { sql } from 'drizzle-orm'
import { add } from '../../../contract/decimal.ts'
import type { Period, Population } from '../../../contract/board/leaderboard.ts'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { periodStarts } from './leaderboard-standings.ts'
import { windowStart, windows } from './leaderboard-time.ts'
import { rowsOf } from '../kernel/rows.ts'

export interface ShareRow {
  name: string
  sessions: number
  netPnl: DecimalString
  volume: DecimalString
}

export interface SpreadRow extends ShareRow {
  dimension: 'all' | 'asset' | 'kind' | 'strategy' | 'outcome' | 'duration' | 'durationBin'
}

/** Percent of the budget. */
export interface CalibrationRow {
  name: string
  sessions: number
  expectedPct: number
  happenedPct: number
  /** Of what happened, from session to session; null of one. */
  deviation: number | null
}

const dayMs = 86_400_000
const mostDays = 366

export function leaderboardAnalytics(db: Database) {
  return {
    /** The sessions that ended in the period, by result, duration and so on; largest groups first. */
    async spread(period: Period, who: Population, now: UnixMs): Promise<SpreadRow[]> {
      const rows = await rowsOf<SpreadRow>(
        db,
        sql`select dimension, name, sum(sessions)::integer as sessions, sum(net_pnl)::text as "netPnl",
            sum(volume)::text as volume
          from leaderboard_spread
          where level = ${windows[period].level} and start >= ${windowStart(period, now)}::bigint and ${isOf(who)}
          group by dimension, name having sum(sessions) > 0 order by 3 desc, name`,
      )
      return rows.map((row) => ({ ...row, netPnl: add(row.netPnl), volume: add(row.volume) }))
    },

    /** Per UTC day, ascending; only the last days when there are many. */
    async days(
      period: Period,
      who: Population,
      now: UnixMs,
    ): Promise<{ start: UnixMs; sessions: number; netPnl: DecimalString }[]> {
      const level = period === '24h' ? 'hour' : 'day'
      const rows = await rowsOf<{ start: number; sessions: number; netPnl: string }>(
        db,
        sql`select (start - start % ${dayMs}::bigint)::float8 as start, sum(sessions)::integer as sessions,
            sum(net_pnl)::text as "netPnl"
          from leaderboard_spread
          where level = ${level} and start >= ${windowStart(period, now)}::bigint and dimension = 'all' and ${isOf(who)}
          group by 1 having sum(sessions) > 0 order by 1 desc limit ${mostDays}`,
      )
      return rows.toReversed().map((row) => ({ ...row, netPnl: add(row.netPnl) }))
    },

    /** Expected against happened, of sessions that traded and ended by themselves; largest groups first. */
    async calibration(period: Period, who: Population, now: UnixMs): Promise<CalibrationRow[]> {
      return rowsOf<CalibrationRow>(
        db,
        sql`select l.strategy as name, count(*)::integer as sessions,
            avg((s.expected->>'mean')::float8) as "expectedPct",
            avg((s.final_pnl->>'netPct')::float8) as "happenedPct",
            stddev_samp((s.final_pnl->>'netPct')::float8) as deviation
          from sessions s join leaderboard_sessions l on l.session_id = s.id
          where s.expected is not null and s.end_reason <> 'manual' and s.end_reason <> 'error'
            and l.ended_at >= ${windowStart(period, now)}::bigint and l.volume > 0 and ${isOf(who)}
          group by 1 order by 2 desc, 1`,
      )
    },

    /** The durations at these consecutive places (from 0), among the sessions in the given bins. */
    async durationsAt(
      scope: { period: Period; who: Population; now: UnixMs },
      bins: { first: number; last: number },
      places: { first: number; count: number },
    ): Promise<number[]> {
      const rows = await rowsOf<{ ms: number }>(
        db,
        sql`select duration_ms::float8 as ms from leaderboard_sessions
          where duration_bin between ${bins.first}::integer and ${bins.last}::integer
            and ended_at >= ${windowStart(scope.period, scope.now)}::bigint and ${isOf(scope.who)}
          order by duration_ms offset ${places.first}::integer limit ${places.count}::integer`,
      )
      return rows.map(({ ms }) => ms)
    },

    /** All traders together, of all time; undefined before the first update. */
    async totals() {
      const [row] = await rowsOf<{
        traders: number
        sessions: number
        volume: DecimalString
        netPnl: DecimalString
        countedAt: UnixMs | null
      }>(
        db,
        sql`select traders, sessions, volume::text as volume, net_pnl::text as "netPnl", counted_at::float8 as "countedAt"
          from leaderboard_periods where period = 'all'`,
      )
      return row && { ...row, volume: add(row.volume), netPnl: add(row.netPnl) }
    },

    /** Milliseconds that the oldest queued change has been waiting, by the database's clock; 0 without one. */
    async waitingMs(): Promise<number> {
      const [row] = await rowsOf<{ ms: number }>(
        db,
        sql`select greatest(0, floor(extract(epoch from clock_timestamp()) * 1000 - min(queued_at)))::float8 as ms
          from leaderboard_queue`,
      )
      return row?.ms ?? 0
    },

    /** The beginning of the window that each period's standings cover. */
    windowStarts: (): Promise<ReadonlyMap<Period, UnixMs>> => periodStarts(db),
  }
}

function isOf(who: Population) {
  return who === 'all' ? sql`true` : sql`house = ${who === 'house'}`
}
