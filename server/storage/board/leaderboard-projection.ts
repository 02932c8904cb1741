// Keeps the leaderboard's sums up to date. Triggers queue each change within its transaction; one process at a time
// computes the affected sums again from the original tables. So processing a change twice, late or out of order is
// harmless.
import { sql } from 'drizzle-orm'
import type { SessionId, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { type TraderHour, countBuckets } from './leaderboard-buckets.ts'
import { countSessions } from './leaderboard-sessions.ts'
import { countStandings, moveWindows, windowsHaveMoved } from './leaderboard-standings.ts'
import { bucketStart } from './leaderboard-time.ts'
import { rowsOf } from '../kernel/rows.ts'

/** Any number that nothing else in this database locks. */
const lockId = 7_302_612
/** Changes per transaction. */
const changesAtOnce = 2_000

interface Change {
  user_id: UserId
  session_id: SessionId | null
  at: number
}

export function leaderboardProjection(db: Database) {
  return {
    /** Processes everything that is queued. Returns the number of changes; 0 also when another process is doing it. */
    async catchUp(now: UnixMs, atOnce = changesAtOnce): Promise<number> {
      let total = 0
      while (await isBehind(db, now)) {
        const count = await db.transaction((tx) => countSome(tx, now, atOnce))
        if (count === undefined) return total
        total += count
      }
      return total
    },

    /**
     * Queues the whole history of these traders; without a list, that of all traders after deleting all sums.
     * `catchUp` does the work, and until then `/api/leaderboard/health` shows the delay.
     */
    async rebuild(userIds?: readonly UserId[]): Promise<void> {
      await db.transaction(async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(${lockId})`)
        // Reading all tables may take long.
        await tx.execute(sql`set local statement_timeout = 0`)
        if (userIds === undefined) {
          await tx.execute(sql`truncate leaderboard_queue, leaderboard_buckets, leaderboard_standings, leaderboard_ladder,
            leaderboard_periods, leaderboard_sessions, leaderboard_spread`)
        }
        const asked = JSON.stringify(userIds ?? null)
        await tx.execute(sql`select leaderboard_queue_all(${asked}::jsonb)`)
      })
    },
  }
}

async function isBehind(db: Database, now: UnixMs): Promise<boolean> {
  const [queue] = await rowsOf<{ waits: boolean }>(
    db,
    sql`select exists (select 1 from leaderboard_queue) as waits`,
  )
  return queue?.waits === true || windowsHaveMoved(db, now)
}

/** Undefined when another process is doing it. */
async function countSome(db: Database, now: UnixMs, atOnce: number): Promise<number | undefined> {
  const [lock] = await rowsOf<{ held: boolean }>(
    db,
    sql`select pg_try_advisory_xact_lock(${lockId}) as held`,
  )
  if (lock?.held !== true) return undefined
  if (await windowsHaveMoved(db, now)) await moveWindows(db, now)
  // Later statements see every change whose row is read here.
  const changes = await rowsOf<Change>(
    db,
    sql`
    delete from leaderboard_queue where seq in (select seq from leaderboard_queue order by seq limit ${atOnce}::integer)
    returning user_id, session_id, at::float8 as at`,
  )
  const sessionIds = new Set(changes.flatMap(({ session_id }) => session_id ?? []))
  const hours = distinct([
    ...changes.map(({ user_id, at }) => ({ userId: user_id, start: bucketStart('hour', at) })),
    ...(await countSessions(db, [...sessionIds])),
  ])
  await countBuckets(db, hours)
  await countStandings(db, [...new Set(hours.map(({ userId }) => userId))])
  await db.execute(sql`update leaderboard_periods set counted_at = ${now}::bigint`)
  return changes.length
}

function distinct(hours: readonly TraderHour[]): TraderHour[] {
  return [...new Map(hours.map((hour) => [`${hour.userId}:${hour.start}`, hour])).values()]
}
