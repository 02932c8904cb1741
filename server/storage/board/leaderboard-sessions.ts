// Copies of sessions as last processed, and the distribution of finished ones over hours, days and months.
import { type SQL, sql } from 'drizzle-orm'
import { durationGroups } from '../../../contract/board/leaderboard.ts'
import type { SessionId, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import type { TraderHour } from './leaderboard-buckets.ts'
import { bucketStart } from './leaderboard-time.ts'
import { rowsOf } from '../kernel/rows.ts'

/**
 * Reads these sessions again and corrects the distribution by the difference. Returns the traders' hours whose sums
 * depend on the change.
 */
export async function countSessions(
  db: Database,
  sessionIds: readonly SessionId[],
): Promise<TraderHour[]> {
  if (sessionIds.length === 0) return []
  const asked = sql`(select value from jsonb_array_elements_text(${JSON.stringify(sessionIds)}::jsonb))`
  const before = await spansOf(db, asked)
  await spread(db, -1, sql`where s.session_id in ${asked}`)
  await readSessions(db, asked)
  await spread(db, 1, sql`where s.session_id in ${asked}`)
  const after = await spansOf(db, asked)
  const own = [...before.values(), ...after.values()].flatMap(({ userId, from, end }) =>
    [from, ...(end === null ? [] : [end])].map((at) => hourOf(userId, at)),
  )
  return [...own, ...(await startsWithin(db, changed(before, after)))]
}

/** The time for which a session's budget is in use. */
interface Span {
  userId: UserId
  from: UnixMs
  until: UnixMs
  end: UnixMs | null
}

async function spansOf(db: Database, asked: SQL): Promise<Map<SessionId, Span>> {
  const rows = await rowsOf<{ id: SessionId } & Span>(
    db,
    sql`select session_id as id, user_id as "userId", started_at::float8 as from, budget_until::float8 as until,
      ended_at::float8 as end from leaderboard_sessions where session_id in ${asked}`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

type Stretch = Pick<Span, 'userId' | 'from' | 'until'>

/** The times in which a budget is in use now and was not before, or the other way round. */
function changed(before: Map<SessionId, Span>, after: Map<SessionId, Span>): Stretch[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id): Stretch[] => {
    const [old, now] = [before.get(id), after.get(id)]
    if (old === undefined || now === undefined)
      return [old, now].filter((span) => span !== undefined)
    if (old.from !== now.from) return [old, now]
    if (old.until === now.until) return []
    return [
      {
        userId: now.userId,
        from: Math.min(old.until, now.until),
        until: Math.max(old.until, now.until),
      },
    ]
  })
}

/** The hours in which sessions start within these times, because that is where the sum of budgets is measured. */
async function startsWithin(db: Database, stretches: readonly Stretch[]): Promise<TraderHour[]> {
  if (stretches.length === 0) return []
  const json = JSON.stringify(stretches.map(({ userId, from, until }) => [userId, from, until]))
  const rows = await rowsOf<{ user_id: UserId; at: number }>(
    db,
    sql`
    select distinct s.user_id, s.started_at::float8 as at
    from jsonb_array_elements(${json}::jsonb) x join leaderboard_sessions s
      on s.user_id = x->>0 and s.started_at between (x->>1)::bigint and (x->>2)::bigint`,
  )
  return rows.map((row) => hourOf(row.user_id, row.at))
}

function hourOf(userId: UserId, at: UnixMs): TraderHour {
  return { userId, start: bucketStart('hour', at) }
}

async function readSessions(db: Database, asked: SQL): Promise<void> {
  await db.execute(sql`
    delete from leaderboard_sessions l where l.session_id in ${asked}
      and not exists (select 1 from sessions s where s.id = l.session_id)`)
  await db.execute(sql`
    insert into leaderboard_sessions (session_id, user_id, house, asset, kind, strategy, budget, started_at,
      budget_until, ended_at, outcome, net_pnl, volume, duration_ms, duration_bin)
    select s.id, s.user_id, u.role = 'house', s.symbol, s.kind, coalesce(s.execution_strategy, 'Quick'), s.budget,
      s.started_at,
      case when f.is_final then greatest(s.ended_at, coalesce(p.last_close, 0)) else ${endOfTime}::bigint end,
      case when f.is_final then s.ended_at end,
      case when f.is_final then coalesce(s.end_reason, 'manual') end,
      case when f.is_final then (s.final_pnl->>'net')::numeric end,
      case when f.is_final then p.volume end,
      case when f.is_final then f.duration end,
      case when f.is_final then floor(8 * ln(f.duration + 1) / ln(2::float8)) end
    from sessions s join users u on u.id = s.user_id
    cross join lateral (
      select s.final_pnl is not null and s.ended_at is not null as is_final,
        greatest(0, s.ended_at - s.started_at) as duration
    ) f
    cross join lateral (
      select coalesce(sum(entry_notional + exit_notional), 0) as volume, max(closed_at) as last_close
      from positions where mandate_id = s.id and close_reason is not null
    ) p
    where s.id in ${asked}
    on conflict (session_id) do update set
      house = excluded.house, budget = excluded.budget, started_at = excluded.started_at,
      budget_until = excluded.budget_until, ended_at = excluded.ended_at, outcome = excluded.outcome,
      net_pnl = excluded.net_pnl, volume = excluded.volume, duration_ms = excluded.duration_ms,
      duration_bin = excluded.duration_bin`)
}

/** The largest number that is exact in JavaScript. */
const endOfTime = Number.MAX_SAFE_INTEGER

/** Adds (`times` 1) or subtracts (−1) the finished ones among these sessions. */
async function spread(db: Database, times: 1 | -1, where: SQL): Promise<void> {
  const bounds = durationGroups.flatMap(({ upToMs }) => upToMs ?? [])
  await db.execute(sql`
    insert into leaderboard_spread as t (level, start, house, dimension, name, sessions, net_pnl, volume)
    select l.level, l.start, s.house, d.dimension, d.name, ${times}::integer * count(*), ${times}::integer * sum(s.net_pnl),
      ${times}::integer * sum(s.volume)
    from leaderboard_sessions s
    cross join lateral (values
      ('hour', s.ended_at - s.ended_at % 3600000),
      ('day', s.ended_at - s.ended_at % 86400000),
      ('month', (extract(epoch from date_trunc('month', to_timestamp(s.ended_at / 1000), 'UTC')) * 1000)::bigint)
    ) l(level, start)
    cross join lateral (values
      ('all', ''), ('asset', s.asset), ('kind', s.kind), ('strategy', s.strategy), ('outcome', s.outcome),
      ('duration', width_bucket(s.duration_ms::float8, ${sql.raw(`array[${bounds.join()}]`)}::float8[])::text),
      ('durationBin', s.duration_bin::text)
    ) d(dimension, name)
    ${where} and s.ended_at is not null
    group by l.level, l.start, s.house, d.dimension, d.name
    on conflict (level, start, house, dimension, name) do update set
      sessions = t.sessions + excluded.sessions, net_pnl = t.net_pnl + excluded.net_pnl,
      volume = t.volume + excluded.volume`)
}
