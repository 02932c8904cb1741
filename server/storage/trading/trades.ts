import { and, eq, inArray, sql } from 'drizzle-orm'
import type { MandateId, TradeId, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { positions, trades } from '../schema.ts'

export type TradeRow = typeof trades.$inferSelect

export function tradeStore(db: Database) {
  return {
    async owned(userId: UserId, id: TradeId): Promise<TradeRow | undefined> {
      const [row] = await db
        .select()
        .from(trades)
        .where(and(eq(trades.id, id), eq(trades.userId, userId)))
      return row
    },

    async open(mandateId: MandateId): Promise<TradeRow | undefined> {
      const [row] = await openOf(db, [mandateId])
      return row
    },

    /** Oldest first. */
    async ofMandate(mandateId: MandateId): Promise<TradeRow[]> {
      return db
        .select()
        .from(trades)
        .where(eq(trades.mandateId, mandateId))
        .orderBy(trades.openedAt, trades.id)
    },

    async openOf(mandateIds: MandateId[]): Promise<TradeRow[]> {
      return mandateIds.length === 0 ? [] : openOf(db, mandateIds)
    },

    /** The mandate's open trade, or this one when it has none. */
    async ensureOpen(trade: Omit<TradeRow, 'status' | 'closedAt'>): Promise<TradeRow> {
      await db
        .insert(trades)
        .values({ ...trade, status: 'open', closedAt: null })
        .onConflictDoNothing()
      const [row] = await openOf(db, [trade.mandateId])
      if (row === undefined) throw new Error('an open trade vanished while being made')
      return row
    },

    /** Closes the mandate's trade once all of its positions are closed. */
    async closeIfDone(mandateId: MandateId, at: UnixMs): Promise<void> {
      const lives = sql`exists (select 1 from ${positions} where ${positions.tradeId} = ${trades.id} and ${positions.status} <> 'closed')`
      await db
        .update(trades)
        .set({ status: 'closed', closedAt: at })
        .where(and(eq(trades.mandateId, mandateId), eq(trades.status, 'open'), sql`not ${lives}`))
    },
  }
}

function openOf(db: Database, mandateIds: MandateId[]): Promise<TradeRow[]> {
  return db
    .select()
    .from(trades)
    .where(and(inArray(trades.mandateId, mandateIds), eq(trades.status, 'open')))
}
