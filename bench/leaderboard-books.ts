// Years of trading within a minute: traders, sessions, positions and fills written by SQL, without triggers.
import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../server/storage/kernel/database.ts'

export const fillsPerTrader = 100

/** Each trader has two sessions within the last 40 days, each of five positions of ten fills within two hours. */
export async function writeBooks(db: Database, traders: number, now: number): Promise<void> {
  await db.transaction(async (tx) => {
    const run = (statement: SQL) => tx.execute(statement)
    await run(sql`set local statement_timeout = 0`)
    // Without triggers and foreign keys: the rows are consistent by construction, and are counted afterwards.
    await run(sql`set local session_replication_role = replica`)
    await run(sql`
      insert into users (id, address, role, settings, created_at, token_epoch, fills_cursor)
      select 'u' || i, '0x' || md5(i::text) || left(md5('x' || i), 8), 'trader', '{}', 1, 0, 0
      from generate_series(1, ${traders}::integer) i`)
    await run(sql`
      insert into sessions (id, user_id, kind, status, end_reason, asset_index, symbol, budget, profit_target_pct,
        loss_threshold_pct, max_positions, leverage, take_profit_pct, stop_loss_pct, budget_per_position,
        accepts_entries, last_entry_at, started_at, ended_at, final_pnl, version)
      select 's' || i || '-' || k, 'u' || i, 'quick', 'ended', 'duration', i % 6, 'A' || i % 6, 100 + i % 900, 30, 5, 3,
        5, 2, 1, 30, false, '{}', x.start, x.start + 7200000, '{"net": "1"}', 0
      from generate_series(1, ${traders}::integer) i, generate_series(1, 2) k
      cross join lateral (select ${now}::bigint - (i * 7919::bigint + k * 104729) % 960 * 3600000 - 7200000 as start) x`)
    await run(sql`
      insert into mandates (id, user_id, kind, asset_index, symbol, state, next_look_at, created_at)
      select id, user_id, 'session', asset_index, symbol, 'released', 0, started_at from sessions`)
    await run(sql`
      insert into trades (id, mandate_id, user_id, symbol, status, opened_at, closed_at)
      select 't' || id, id, user_id, symbol, 'closed', started_at, ended_at from sessions`)
    await run(sql`
      insert into positions (id, trade_id, mandate_id, user_id, asset_index, symbol, side, status, planned_size, leverage,
        budget, protection, entry_size, entry_notional, exit_size, exit_notional, fees, funding, close_reason, opened_at, closed_at)
      select 'p' || s.id || '-' || k, 't' || s.id, s.id, s.user_id, s.asset_index, s.symbol, 'long', 'closed', 1, 5, 30, 'none',
        1, 100, 1, 98 + (hashtext(s.id || k) & 1023) / 250.0, 0.05, 0, 'signal', s.started_at, s.started_at + k * 1300000
      from sessions s, generate_series(1, 5) k`)
    await run(sql`drop index fills_time, fills_position`)
    await run(sql`alter table fills drop constraint fills_user_id_symbol_at_tid_pk`)
    await run(sql`
      insert into fills (user_id, tid, symbol, at, oid, position_id, mandate_id, is_buy, size, price, fee, builder_fee,
        closed_pnl, direction, is_liquidation)
      select user_id, k, symbol, closed_at - k * 1000, 1, id, mandate_id, k > 5, 0.2, 100, 0.01, 0, 0, 'x', false
      from positions, generate_series(0, 9) k`)
    await run(sql`
      alter table fills add constraint fills_user_id_symbol_at_tid_pk primary key (user_id, symbol, at, tid)`)
    await run(sql`create index fills_time on fills (user_id, at)`)
    await run(sql`create index fills_position on fills (position_id)`)
  })
  await db.execute(sql`analyze`)
}
