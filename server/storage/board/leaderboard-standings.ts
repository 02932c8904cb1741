// The rows of a ranking: the sum of a trader's buckets in the period, and figures computed from it.
import { type SQL, sql } from 'drizzle-orm'
import { type Period, periods } from '../../../contract/board/leaderboard.ts'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { joined } from './leaderboard-buckets.ts'
import { windowStart, windows } from './leaderboard-time.ts'
import { rowsOf } from '../kernel/rows.ts'

/** Traders per statement. */
const tradersAtOnce = 5_000

/** Sums up the buckets of these traders again. A trader without fills in the period has no row. */
export async function countStandings(db: Database, userIds: readonly UserId[]): Promise<void> {
  for (const [period, start] of await periodStarts(db)) {
    await countPeriod(db, period, start, userIds)
  }
}

/** Moves the windows forward: computes traders again whose buckets have left a period since the last time. */
export async function moveWindows(db: Database, now: UnixMs): Promise<void> {
  const starts = await periodStarts(db)
  for (const period of periods) {
    const next = windowStart(period, now)
    const last = starts.get(period) ?? next
    await db.execute(sql`
      insert into leaderboard_periods (period, start, traders, volume, net_pnl, sessions)
      values (${period}, ${next}::bigint, 0, 0, 0, 0) on conflict (period) do update set start = excluded.start`)
    if (last === next) continue
    const leaving = await rowsOf<{ user_id: UserId }>(
      db,
      sql`select distinct user_id from leaderboard_buckets where level = ${windows[period].level}
        and start >= ${Math.min(last, next)}::bigint and start < ${Math.max(last, next)}::bigint`,
    )
    await countPeriod(
      db,
      period,
      next,
      leaving.map(({ user_id }) => user_id),
    )
  }
}

/** True when a period's window does not begin where it should. */
export async function windowsHaveMoved(db: Database, now: UnixMs): Promise<boolean> {
  const starts = await periodStarts(db)
  return periods.some((period) => starts.get(period) !== windowStart(period, now))
}

/** As of the last computation, so that all rows of a period cover the same window. */
export async function periodStarts(db: Database): Promise<Map<Period, UnixMs>> {
  const rows = await rowsOf<{ period: Period; start: number }>(
    db,
    sql`select period, start::float8 as start from leaderboard_periods`,
  )
  return new Map(rows.map(({ period, start }) => [period, start]))
}

async function countPeriod(
  db: Database,
  period: Period,
  start: UnixMs,
  userIds: readonly UserId[],
): Promise<void> {
  for (let from = 0; from < userIds.length; from += tradersAtOnce) {
    await countTraders(db, period, start, userIds.slice(from, from + tradersAtOnce))
  }
}

async function countTraders(
  db: Database,
  period: Period,
  start: UnixMs,
  userIds: readonly UserId[],
): Promise<void> {
  const json = JSON.stringify(userIds)
  const parts = sql`
    select b.*, 0 as whole from asked a join leaderboard_buckets b
      on b.user_id = a.user_id and b.level = ${windows[period].level} and b.start >= ${start}::bigint`
  await db.execute(sql`
    with asked as materialized (
      select value as user_id from jsonb_array_elements_text(${json}::jsonb)
    ),
    ${joined(parts)},
    measured as (
      select j.user_id, u.role = 'house' as house, j.fills, j.volume, j.trades, j.wins, j.net_pnl, j.drawdown, j.sessions,
        c.capital, leaderboard_percent(j.net_pnl, c.capital) as roi_pct,
        case when j.trades = 0 then -1 else leaderboard_percent(j.wins, j.trades) end as win_rate_pct,
        leaderboard_percent(j.drawdown, c.capital) as max_drawdown_pct
      from joined j join users u on u.id = j.user_id
      cross join lateral (
        select greatest(j.capital, coalesce(sum(s.budget), 0)) as capital from leaderboard_sessions s
        where s.user_id = j.user_id and s.budget_until > ${start}::bigint and s.started_at < ${start}::bigint
      ) c
      where j.fills > 0
    ),
    old as (
      select s.* from leaderboard_standings s join asked a using (user_id) where s.period = ${period}
    ),
    gone as (
      delete from leaderboard_standings s using asked a
      where s.period = ${period} and s.user_id = a.user_id
        and not exists (select 1 from measured m where m.user_id = a.user_id)
    ),
    written as (
      insert into leaderboard_standings as s (period, user_id, house, fills, volume, trades, wins, net_pnl, drawdown,
        sessions, capital, roi_pct, win_rate_pct, max_drawdown_pct)
      select ${period}, * from measured
      on conflict (period, user_id) do update set
        house = excluded.house, fills = excluded.fills, volume = excluded.volume, trades = excluded.trades,
        wins = excluded.wins, net_pnl = excluded.net_pnl, drawdown = excluded.drawdown, sessions = excluded.sessions,
        capital = excluded.capital, roi_pct = excluded.roi_pct, win_rate_pct = excluded.win_rate_pct,
        max_drawdown_pct = excluded.max_drawdown_pct
      where s.* is distinct from excluded.*
    ),
    climbs as (${rungsOf('measured', 1)} union all ${rungsOf('old', -1)}),
    climbed as (
      insert into leaderboard_ladder as l (period, sort, house, closed, rung, traders)
      select ${period}, sort, house, closed, rung, sum(traders) from climbs
      group by sort, house, closed, rung having sum(traders) <> 0
      on conflict (period, sort, house, closed, rung) do update set traders = l.traders + excluded.traders
    )
    update leaderboard_periods p set
      traders = p.traders + n.traders - o.traders, volume = p.volume + n.volume - o.volume,
      net_pnl = p.net_pnl + n.net_pnl - o.net_pnl, sessions = p.sessions + n.sessions - o.sessions
    from (${totals('measured')}) n, (${totals('old')}) o
    where p.period = ${period}`)
}

/** The rung of these rows in each ranking. */
function rungsOf(table: 'measured' | 'old', traders: 1 | -1): SQL {
  return sql`
    select m.sort, t.house, t.trades > 0 as closed, r.start as rung, ${traders}::integer as traders
    from ${sql.raw(table)} t
    cross join lateral (values ('pnl', t.net_pnl), ('roi', t.roi_pct), ('volume', t.volume),
      ('winRate', t.win_rate_pct), ('drawdown', t.max_drawdown_pct)) m(sort, value)
    cross join lateral (
      select start from leaderboard_rungs where start <= m.value order by start desc limit 1
    ) r`
}

function totals(table: 'measured' | 'old'): SQL {
  return sql`
    select count(*)::integer as traders, coalesce(sum(volume), 0) as volume, coalesce(sum(net_pnl), 0) as net_pnl,
      coalesce(sum(sessions), 0)::integer as sessions
    from ${sql.raw(table)}`
}
