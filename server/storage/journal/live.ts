// Writes closed positions down as trades of the journal, from a queue that a trigger fills.
import { type SQL, and, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { DecimalString, PositionId, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { rowsOf } from '../kernel/rows.ts'
import {
  deskTrades,
  journalQueue,
  journalTrades,
  ledgerEntries,
  mandates,
  positions,
} from '../schema.ts'
import type { MandateKind } from '../trading/mandates.ts'
import type { PositionRow } from '../trading/positions.ts'
import type { NewJournalTrade } from './trades.ts'
import { asRows } from './columns.ts'
import { nextRevision } from './revisions.ts'

/** A position with what else the journal says of it. */
export interface ClosedPosition {
  position: PositionRow
  kind: MandateKind
  desk: { id: string; riskAmount: DecimalString | null; setupTag: string | null } | null
  /** The first stop and when it was set, and the nearest of the first targets. */
  stop: DecimalString | null
  stopAt: UnixMs | null
  target: DecimalString | null
}

export function liveTradeStore(db: Database) {
  return {
    /** People with closed positions that are not written down. */
    async waiting(limit: number): Promise<UserId[]> {
      const rows = await db
        .selectDistinct({ userId: journalQueue.userId })
        .from(journalQueue)
        .limit(limit)
      return rows.map(({ userId }) => userId)
    },

    /** Takes positions from the queue. Call `nextRevision` first, within the same transaction. */
    async take(userId: UserId, limit: number): Promise<PositionId[]> {
      const rows = await rowsOf<{ position_id: string }>(
        db,
        sql`delete from ${journalQueue} where seq in (
            select seq from ${journalQueue} where user_id = ${userId} order by seq limit ${limit}::integer
          ) returning position_id`,
      )
      return [...new Set(rows.map((row) => row.position_id))]
    },

    nextRevision: (userId: UserId, deletes?: 'deletes') => nextRevision(db, userId, deletes),

    async closedPositions(ids: readonly PositionId[]): Promise<ClosedPosition[]> {
      if (ids.length === 0) return []
      const first = (part: SQL) => sql<string | null>`(${part})`
      const firstStop = (column: string) =>
        sql`select o.${sql.raw(column)} from orders o
          where o.position_id = ${positions.id} and o.kind = 'stop_loss' order by o.step limit 1`
      const rows = await db
        .select({
          position: positions,
          kind: mandates.kind,
          deskId: deskTrades.id,
          riskAmount: deskTrades.riskAmount,
          setupTag: deskTrades.setupTag,
          stop: first(firstStop('trigger_price')),
          stopAt: first(firstStop('created_at')),
          target: first(
            sql`select t.price from targets t where t.position_id = ${positions.id} order by t.step limit 1`,
          ),
        })
        .from(positions)
        .innerJoin(mandates, eq(mandates.id, positions.mandateId))
        .leftJoin(deskTrades, eq(deskTrades.positionId, positions.id))
        .where(inArray(positions.id, [...ids]))
      return rows.map(({ position, kind, deskId, riskAmount, setupTag, stop, stopAt, target }) => ({
        position,
        kind,
        desk: deskId === null ? null : { id: deskId, riskAmount, setupTag },
        stop,
        stopAt: stopAt === null ? null : Number(stopAt),
        target,
      }))
    },

    /** The time of the newest funding payment of each market since `from`. */
    async fundedTo(userId: UserId, from: UnixMs): Promise<ReadonlyMap<string, UnixMs>> {
      const { counterparty } = ledgerEntries
      const rows = await db
        .select({ market: counterparty, at: sql<string>`max(${ledgerEntries.at})` })
        .from(ledgerEntries)
        .where(
          and(
            eq(ledgerEntries.userId, userId),
            eq(ledgerEntries.kind, 'funding'),
            sql`${ledgerEntries.at} >= ${from}`,
          ),
        )
        .groupBy(counterparty)
      return new Map(rows.map(({ market, at }) => [market ?? '', Number(at)]))
    },

    /** Writes trades down, or again after their positions changed; notes, tags and what candles told stay. */
    async write(
      userId: UserId,
      revision: number,
      trades: readonly NewJournalTrade[],
    ): Promise<void> {
      if (trades.length === 0) return
      const rows = trades.map((trade) => ({ ...trade, userId, revision }))
      await db.execute(sql`
        insert into ${journalTrades}
        select * from ${asRows(rows)}
        on conflict (position_id) where position_id is not null do update set ${changes}`)
    },

    /** For positions that are open after all. */
    async remove(ids: readonly PositionId[]): Promise<void> {
      if (ids.length === 0) return
      await db.delete(journalTrades).where(inArray(journalTrades.positionId, [...ids]))
    },
  }
}

/** What a later writing leaves alone. */
const kept = new Set([
  'id',
  'notes',
  'notes_at',
  'mae',
  'mfe',
  'excursions_due_at',
  'excursion_tries',
])
const changes = sql.join(
  Object.values(getTableColumns(journalTrades))
    .filter(({ name }) => !kept.has(name))
    .map(({ name }) => sql.raw(`${name} = excluded.${name}`)),
  sql`, `,
)
