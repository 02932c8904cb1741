// What is still to be found out about trades that are written down: excursions from candles, and whether funding may
// still come.
import { and, desc, eq, isNotNull, lte, sql } from 'drizzle-orm'
import type { DecimalString, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { journalTrades } from '../schema.ts'
import { nextRevision } from './revisions.ts'
import type { JournalTradeRow } from './trades.ts'

export function dueTradeStore(db: Database) {
  return {
    /** Trades whose candles are to be asked for, newest first: somebody may be looking at those. */
    async excursionsDue(now: UnixMs, limit: number): Promise<JournalTradeRow[]> {
      return db
        .select()
        .from(journalTrades)
        .where(
          and(isNotNull(journalTrades.excursionsDueAt), lte(journalTrades.excursionsDueAt, now)),
        )
        .orderBy(desc(journalTrades.excursionsDueAt))
        .limit(limit)
    },

    /** USDC. Null: they cannot be known. */
    async setExcursions(
      userId: UserId,
      id: string,
      found: { mae: DecimalString; mfe: DecimalString } | null,
    ): Promise<void> {
      await db.transaction(async (tx) => {
        const revision = await nextRevision(tx, userId)
        await tx
          .update(journalTrades)
          .set({ ...found, excursionsDueAt: null, revision })
          .where(eq(journalTrades.id, id))
      })
    },

    async retryExcursions(id: string, at: UnixMs): Promise<void> {
      await db
        .update(journalTrades)
        .set({ excursionsDueAt: at, excursionTries: sql`${journalTrades.excursionTries} + 1` })
        .where(eq(journalTrades.id, id))
    },

    /** Trades for which no payment can come any more are final. Returns how many became so. */
    async settle(userId: UserId, now: UnixMs): Promise<number> {
      return db.transaction(async (tx) => {
        const revision = await nextRevision(tx, userId)
        const rows = await tx
          .update(journalTrades)
          .set({ status: 'final', settlesAt: null, revision })
          .where(and(eq(journalTrades.userId, userId), isDue(now)))
          .returning({ id: journalTrades.id })
        return rows.length
      })
    },

    /** People with trades that `settle` would make final. */
    async unsettled(now: UnixMs, limit: number): Promise<UserId[]> {
      const rows = await db
        .selectDistinct({ userId: journalTrades.userId })
        .from(journalTrades)
        .where(isDue(now))
        .limit(limit)
      return rows.map(({ userId }) => userId)
    },
  }
}

const isDue = (now: UnixMs) =>
  and(eq(journalTrades.status, 'reconciling'), lte(journalTrades.settlesAt, now))
