// Closed trades in the journal.
import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { rowsOf } from '../kernel/rows.ts'
import { deskTrades, journalTrades } from '../schema.ts'
import { type JournalTradeRow, type NewJournalTrade, asRows } from './columns.ts'
import { nextRevision } from './revisions.ts'

export type { JournalTradeRow, NewJournalTrade } from './columns.ts'

/** Rows per statement. */
const rowsAtOnce = 1_000
const ofOwner = (userId: UserId, id: string) =>
  and(eq(journalTrades.id, id), eq(journalTrades.userId, userId))
const typedBy = (userId: UserId, id: string) =>
  and(ofOwner(userId, id), eq(journalTrades.source, 'typed'))

export function journalTradeStore(db: Database) {
  return {
    /**
     * Adds trades, and leaves alone those whose `importKey` or `positionId` is there already. Returns the ids of those
     * that were added. All or none.
     */
    async insertTrades(userId: UserId, trades: readonly NewJournalTrade[]): Promise<string[]> {
      if (trades.length === 0) return []
      return db.transaction(async (tx) => {
        const revision = await nextRevision(tx, userId)
        const added: string[] = []
        for (let from = 0; from < trades.length; from += rowsAtOnce) {
          const rows = trades
            .slice(from, from + rowsAtOnce)
            .map((trade) => ({ ...trade, userId, revision }))
          const made = await rowsOf<{ id: string }>(
            tx,
            sql`insert into ${journalTrades}
              select * from ${asRows(rows)} on conflict do nothing returning id`,
          )
          for (const { id } of made) added.push(id)
        }
        return added
      })
    },

    /** Writes a typed trade anew, apart from its id, notes and tags. False when the person typed no such trade. */
    async rewriteTyped(userId: UserId, { id, ...trade }: NewJournalTrade): Promise<boolean> {
      return db.transaction(async (tx) => {
        const revision = await nextRevision(tx, userId)
        const rows = await tx
          .update(journalTrades)
          .set({ ...trade, revision })
          .where(typedBy(userId, id))
          .returning({ id: journalTrades.id })
        return rows.length === 1
      })
    },

    /** Deletes a typed trade with its tags. False when the person typed no such trade. */
    async removeTyped(userId: UserId, id: string): Promise<boolean> {
      return db.transaction(async (tx) => {
        // Readers begin anew after a deletion: not for a trade that is not there.
        const found = await tx.$count(journalTrades, typedBy(userId, id))
        if (found === 0) return false
        await nextRevision(tx, userId, 'deletes')
        const gone = await tx
          .delete(journalTrades)
          .where(typedBy(userId, id))
          .returning({ id: journalTrades.id })
        return gone.length === 1
      })
    },

    /** Takes the trades of an import away, with their tags. Returns how many. */
    async removeImport(userId: UserId, importId: string): Promise<number> {
      return db.transaction(async (tx) => {
        await nextRevision(tx, userId, 'deletes')
        const gone = await tx
          .delete(journalTrades)
          .where(and(eq(journalTrades.userId, userId), eq(journalTrades.importId, importId)))
          .returning({ id: journalTrades.id })
        return gone.length
      })
    },

    async owned(userId: UserId, id: string): Promise<JournalTradeRow | undefined> {
      const [row] = await db.select().from(journalTrades).where(ofOwner(userId, id))
      return row
    },

    /** By its own id, by the id of the position that it was, or by that of the trade by hand that it ended. */
    async byAnyId(userId: UserId, id: string): Promise<JournalTradeRow | undefined> {
      const ofDesk = sql`(select position_id from ${deskTrades} where id = ${id})`
      const { id: own, positionId } = journalTrades
      const [row] = await db
        .select()
        .from(journalTrades)
        .where(
          and(
            eq(journalTrades.userId, userId),
            or(eq(own, id), eq(positionId, id), sql`${positionId} = ${ofDesk}`),
          ),
        )
      return row
    },

    /** In no order; ids of others are left out. */
    async ownedMany(userId: UserId, ids: readonly string[]): Promise<JournalTradeRow[]> {
      if (ids.length === 0) return []
      return db
        .select()
        .from(journalTrades)
        .where(and(eq(journalTrades.userId, userId), inArray(journalTrades.id, [...ids])))
    },

    /** False when there is no such trade. */
    async setNotes(userId: UserId, id: string, notes: string, at: UnixMs): Promise<boolean> {
      const rows = await db
        .update(journalTrades)
        .set({ notes, notesAt: at })
        .where(ofOwner(userId, id))
        .returning({ id: journalTrades.id })
      return rows.length === 1
    },

    /** Ids of trades whose notes contain the text, any case. */
    async withNotes(userId: UserId, text: string): Promise<ReadonlySet<string>> {
      const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
      const rows = await db
        .select({ id: journalTrades.id })
        .from(journalTrades)
        .where(
          and(
            eq(journalTrades.userId, userId),
            sql`${journalTrades.notes} <> ''`,
            sql`${journalTrades.notes} ilike ${pattern}`,
          ),
        )
      return new Set(rows.map(({ id }) => id))
    },
  }
}
