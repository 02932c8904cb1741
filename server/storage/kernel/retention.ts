// Deletes old rows in small batches, because with the embedded database nothing else runs meanwhile. Each batch is
// one transaction, and an advisory lock that ends with it lets one process work at a time.
import { type SQL, sql } from 'drizzle-orm'
import { type Interval, intervalMs } from '../../../contract/market/market.ts'
import type { LogKind } from '../../../contract/sessions/logs.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import {
  candles,
  idempotencyKeys,
  journalImports,
  logs,
  noticeTargets,
  notices,
} from '../schema.ts'
import type { Database } from './database.ts'
import { rowsOf } from './rows.ts'

/** Any number that no other advisory lock of this database has. */
const lockNumber = 7_301_142

export type Batch =
  /** Another process is working. */
  | { outcome: 'busy' }
  /** `next`: where the next batch begins; null when nothing is left that is old enough. */
  | { outcome: 'done'; removed: number; next: number | null }

export interface Series {
  symbol: string
  interval: Interval
}

export function retentionStore(db: Database) {
  /** `work` gets the transaction that holds the lock. */
  function alone(work: (tx: Database) => Promise<Batch>): Promise<Batch> {
    return db.transaction(async (tx) => {
      const [lock] = await rowsOf<{ got: boolean }>(
        tx,
        sql`select pg_try_advisory_xact_lock(${lockNumber}) as got`,
      )
      return lock?.got === true ? work(tx) : { outcome: 'busy' }
    })
  }

  /**
   * Statements name their rows by `any(array(…))`: `in (…)` becomes a join that, with the embedded database, which has no
   * statistics, reads all rows once for each.
   */
  const removing = (statement: (limit: number) => SQL, limit: number) =>
    alone(async (tx) => {
      const gone = await rowsOf(tx, statement(limit))
      return { outcome: 'done', removed: gone.length, next: gone.length < limit ? null : 0 }
    })

  return {
    /** Deletes lines of these kinds written before `before`. Checks `limit` lines after `from`, oldest first. */
    logs: (kinds: readonly LogKind[], before: UnixMs, from: number, limit: number) =>
      alone(async (tx) => {
        const seen = await rowsOf<{ seq: number }>(
          tx,
          sql`select seq::float8 as seq from (
                select seq, at from ${logs} where seq > ${from} order by seq limit ${limit}
              ) oldest where at < ${before} order by seq`,
        )
        const last = seen.at(-1)?.seq
        if (last === undefined) return { outcome: 'done', removed: 0, next: null }
        const ofKinds = sql.join(
          kinds.map((kind) => sql`${kind}`),
          sql`, `,
        )
        const gone = await rowsOf(
          tx,
          sql`delete from ${logs} where seq > ${from} and seq <= ${last} and at < ${before}
              and kind in (${ofKinds}) returning 1 as one`,
        )
        return { outcome: 'done', removed: gone.length, next: seen.length < limit ? null : last }
      }),

    /** Every market and interval with stored candles, found without reading all of them. */
    series: () =>
      rowsOf<Series>(
        db,
        sql`with recursive known as (
              (select symbol, interval from ${candles} order by symbol, interval limit 1)
              union all
              select following.symbol, following.interval from known, lateral (
                select symbol, interval from ${candles}
                where (symbol, interval) > (known.symbol, known.interval)
                order by symbol, interval limit 1
              ) following
            ) select symbol, interval from known`,
      ),

    /** Deletes all but the newest `kept` candles of a series. */
    candles: ({ symbol, interval }: Series, kept: number, limit: number) =>
      removing(
        (
          most,
        ) => sql`delete from ${candles} where symbol = ${symbol} and interval = ${interval} and t = any(array(
            select t from ${candles} where symbol = ${symbol} and interval = ${interval} and t < (
              select max(t) from ${candles} where symbol = ${symbol} and interval = ${interval}
            ) - ${(kept - 1) * intervalMs[interval]}::bigint
            order by t limit ${most}
          )) returning 1 as one`,
        limit,
      ),

    idempotencyKeys: (before: UnixMs, limit: number) =>
      removing(
        (most) => sql`delete from ${idempotencyKeys} where ctid = any(array(
            select ctid from ${idempotencyKeys} where created_at < ${before} limit ${most}
          )) returning 1 as one`,
        limit,
      ),

    /**
     * Deletes imports that ended before `before` and that nothing in the journal came from. The newest finished one of
     * each account stays: the next goes on where it ended.
     */
    imports: (before: UnixMs, limit: number) =>
      removing(
        (most) => sql`delete from ${journalImports} where id = any(array(
            select id from ${journalImports} old
            where finished_at < ${before} and (
              status = 'undone'
              or (status in ('done', 'failed') and imported = 0 and (kind = 'csv' or fills = 0))
            ) and (kind = 'csv' or status <> 'done' or exists (
              select 1 from ${journalImports} later
              where later.user_id = old.user_id and later.account_id = old.account_id
                and later.status = 'done' and later.until > old.until
            )) limit ${most}
          )) returning 1 as one`,
        limit,
      ),

    /** With the deliveries. */
    notices: (before: UnixMs, limit: number) =>
      removing(
        (most) => sql`delete from ${notices} where ctid = any(array(
            select ctid from ${notices} where at < ${before} limit ${most}
          )) returning 1 as one`,
        limit,
      ),

    /** Those that their owners removed. */
    noticeTargets: (before: UnixMs, limit: number) =>
      removing(
        (most) => sql`delete from ${noticeTargets} where ctid = any(array(
            select ctid from ${noticeTargets} where state = 'removed' and created_at < ${before} limit ${most}
          )) returning 1 as one`,
        limit,
      ),
  }
}
