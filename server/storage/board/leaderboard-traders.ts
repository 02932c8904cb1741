// What a trader's page shows in addition to the row.
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { add } from '../../../contract/decimal.ts'
import type { Period } from '../../../contract/board/leaderboard.ts'
import type { DecimalString, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { rowsOf } from '../kernel/rows.ts'
import { leaderboardSessions, sessions } from '../schema.ts'
import type { SessionRow } from '../sessions/sessions.ts'

/** The amount that one point adds to the curve. USDC, signed. */
export interface CurveStep {
  at: UnixMs
  netPnl: DecimalString
}

/** More closes than this are summed up by hour, or by day for all time. */
const mostCloses = 500

export function leaderboardTraders(db: Database) {
  return {
    /** Closes from `start` on, ascending. */
    async curve(userId: UserId, period: Period, start: UnixMs): Promise<CurveStep[]> {
      const closes = await stepsOf(
        db,
        sql`select closed_at::float8 as at, leaderboard_net(p)::text as net from positions p
          where user_id = ${userId} and closed_at >= ${start}::bigint and close_reason is not null and status = 'closed'
          order by closed_at, id collate "C" limit ${mostCloses + 1}`,
      )
      if (closes.length <= mostCloses) return closes
      const level = period === 'all' ? 'day' : 'hour'
      return stepsOf(
        db,
        sql`select last_close_at::float8 as at, net_pnl::text as net from leaderboard_buckets
          where user_id = ${userId} and level = ${level} and start >= ${start}::bigint and trades > 0 order by start`,
      )
    },

    async firstStart(userId: UserId): Promise<UnixMs | null> {
      const [row] = await rowsOf<{ at: number | null }>(
        db,
        sql`select min(started_at)::float8 as at from leaderboard_sessions where user_id = ${userId}`,
      )
      return row?.at ?? null
    },

    /** Finished sessions, last ended first. */
    async latestSessions(userId: UserId, limit: number): Promise<SessionRow[]> {
      const rows = await db
        .select({ session: sessions })
        .from(leaderboardSessions)
        .innerJoin(sessions, eq(sessions.id, leaderboardSessions.sessionId))
        .where(and(eq(leaderboardSessions.userId, userId), isNotNull(leaderboardSessions.endedAt)))
        .orderBy(desc(leaderboardSessions.endedAt), desc(sessions.id))
        .limit(limit)
      return rows.map(({ session }) => session)
    },
  }
}

async function stepsOf(db: Database, statement: ReturnType<typeof sql>): Promise<CurveStep[]> {
  const rows = await rowsOf<{ at: number; net: string }>(db, statement)
  return rows.map(({ at, net }) => ({ at, netPnl: add(net) }))
}
