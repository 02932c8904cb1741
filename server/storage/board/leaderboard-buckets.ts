// Computes a trader's hours from fills and positions, days from hours, months from days. Computing a bucket again
// gives the same result.
import { type SQL, sql } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { bucketEnd, bucketStart } from './leaderboard-time.ts'
import type { Level } from '../schema.ts'

export interface TraderHour {
  userId: UserId
  /** Start of the hour. */
  start: UnixMs
}

/** Computes these hours again, and the days and months that contain them. */
export async function countBuckets(db: Database, hours: readonly TraderHour[]): Promise<void> {
  if (hours.length === 0) return
  await countHours(db, hours)
  const days = parentsOf('day', hours)
  await sumUp(db, 'hour', 'day', days)
  await sumUp(db, 'day', 'month', parentsOf('month', days))
}

function parentsOf(level: Level, children: readonly TraderHour[]): TraderHour[] {
  const parents = new Map<string, TraderHour>()
  for (const child of children) {
    const start = bucketStart(level, child.start)
    parents.set(`${child.userId}:${start}`, { userId: child.userId, start })
  }
  return [...parents.values()]
}

/** The buckets to compute, as a table `wanted(user_id, start, until)`. */
function wanted(level: Level, buckets: readonly TraderHour[]): SQL {
  const json = JSON.stringify(
    buckets.map(({ userId, start }) => ({ u: userId, s: start, e: bucketEnd(level, start) })),
  )
  return sql`wanted as materialized (
    select u as user_id, s as start, e as until
    from jsonb_to_recordset(${json}::jsonb) as x(u text, s bigint, e bigint))`
}

/**
 * The net result of a closed position as in engine/pnl.ts: each part rounded to 8 decimals, half to even. The curve
 * within an hour is the running sum in the order of closing, positions closed at the same time in the order of their
 * ids.
 */
async function countHours(db: Database, hours: readonly TraderHour[]): Promise<void> {
  await db.execute(sql`
    with ${wanted('hour', hours)},
    closed as (
      select w.user_id, w.start, p.closed_at, p.id, leaderboard_net(p) as net
      from wanted w join positions p
        on p.user_id = w.user_id and p.closed_at >= w.start and p.closed_at < w.until
        and p.close_reason is not null and p.status = 'closed'
    ),
    curve as (
      select *, sum(net) over moments as stands
      from closed window moments as (partition by user_id, start order by closed_at, id collate "C")
    ),
    falls as (
      select *, greatest(0, max(stands) over moments) - stands as fall
      from curve window moments as (partition by user_id, start order by closed_at, id collate "C")
    ),
    closes as (
      select user_id, start, count(*) as trades, count(*) filter (where net > 0) as wins, sum(net) as net_pnl,
        greatest(0, max(stands)) as peak, least(0, min(stands)) as low, max(fall) as drawdown,
        max(closed_at) as last_close_at
      from falls group by user_id, start
    ),
    counted as (
      select w.user_id, w.start, f.fills, f.volume, c.trades, c.wins, c.net_pnl, c.peak, c.low, c.drawdown,
        c.last_close_at, e.sessions, b.capital
      from wanted w
      left join closes c on c.user_id = w.user_id and c.start = w.start
      cross join lateral (
        select count(*) as fills, coalesce(sum(size * price), 0) as volume from fills
        where user_id = w.user_id and at >= w.start and at < w.until and mandate_id is not null
      ) f
      cross join lateral (
        select count(*) as sessions from leaderboard_sessions
        where user_id = w.user_id and ended_at >= w.start and ended_at < w.until
      ) e
      cross join lateral (${capitalOfStarts}) b
    )
    insert into leaderboard_buckets
      (user_id, level, start, fills, volume, trades, wins, net_pnl, peak, low, drawdown, sessions, capital,
      last_close_at)
    select user_id, 'hour', start, fills, volume, coalesce(trades, 0), coalesce(wins, 0), coalesce(net_pnl, 0),
      coalesce(peak, 0), coalesce(low, 0), coalesce(drawdown, 0), sessions, capital,
      coalesce(last_close_at, 0)
    from counted
    ${replace}`)
}

/**
 * The sum of budgets in use grows only when a session starts, so that its maximum within an hour is right after a
 * start.
 */
const capitalOfStarts = sql`
  select coalesce(max(greatest(s.budget, u.in_use)), 0) as capital
  from leaderboard_sessions s cross join lateral (
    select sum(o.budget) as in_use from leaderboard_sessions o
    where o.user_id = s.user_id and o.budget_until > s.started_at and o.started_at <= s.started_at
  ) u
  where s.user_id = w.user_id and s.started_at >= w.start and s.started_at < w.until`

async function sumUp(
  db: Database,
  from: Level,
  to: Level,
  buckets: readonly TraderHour[],
): Promise<void> {
  const parts = sql`
    select b.*, w.start as whole from wanted w join leaderboard_buckets b
      on b.user_id = w.user_id and b.level = ${from} and b.start >= w.start and b.start < w.until`
  await db.execute(sql`
    with ${wanted(to, buckets)}, ${joined(parts)}
    insert into leaderboard_buckets
      (user_id, level, start, fills, volume, trades, wins, net_pnl, peak, low, drawdown, sessions, capital,
      last_close_at)
    select user_id, ${to}, whole, fills, volume, trades, wins, net_pnl, peak, low, drawdown, sessions, capital,
      last_close_at
    from joined
    ${replace}`)
}

/**
 * Joins consecutive buckets into a table `joined` with one row per user and `whole`. A bucket's peak counts from the
 * end of the buckets before it; a fall may begin in one bucket and end in a later one.
 */
export function joined(parts: SQL): SQL {
  return sql`
    parts as (${parts}),
    placed as (
      select *, coalesce(sum(net_pnl) over earlier, 0) as before
      from parts window earlier as (
        partition by user_id, whole order by start rows between unbounded preceding and 1 preceding)
    ),
    topped as (
      select *, coalesce(max(before + peak) over earlier, 0) as top
      from placed window earlier as (
        partition by user_id, whole order by start rows between unbounded preceding and 1 preceding)
    ),
    joined as (
      select user_id, whole, sum(fills)::integer as fills, sum(volume) as volume, sum(trades)::integer as trades,
        sum(wins)::integer as wins, sum(net_pnl) as net_pnl, max(before + peak) as peak, min(before + low) as low,
        max(greatest(drawdown, top - (before + low))) as drawdown, sum(sessions)::integer as sessions,
        max(capital) as capital, max(last_close_at) as last_close_at
      from topped group by user_id, whole
    )`
}

const replace = sql`
  on conflict (user_id, level, start) do update set
    fills = excluded.fills, volume = excluded.volume, trades = excluded.trades, wins = excluded.wins,
    net_pnl = excluded.net_pnl, peak = excluded.peak, low = excluded.low, drawdown = excluded.drawdown,
    sessions = excluded.sessions, capital = excluded.capital, last_close_at = excluded.last_close_at`
