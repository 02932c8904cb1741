import { and, eq, inArray, sql } from 'drizzle-orm'
import type { SessionId, TradeId, UnixMs, UserId } from '../../contract/primitives.ts'
import type { Database } from './database.ts'
import { positions, trades } from './schema.ts'

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

    async open(sessionId: SessionId): Promise<TradeRow | undefined> {
      const [row] = await openOf(db, [sessionId])
      return row
    },

    /** Oldest first. */
    async ofSession(sessionId: SessionId): Promise<TradeRow[]> {
      return db
        .select()
        .from(trades)
        .where(eq(trades.sessionId, sessionId))
        .orderBy(trades.openedAt, trades.id)
    },

    async openOf(sessionIds: SessionId[]): Promise<TradeRow[]> {
      return sessionIds.length === 0 ? [] : openOf(db, sessionIds)
    },

    /** The session's open trade, or this one when it has none. */
    async ensureOpen(trade: Omit<TradeRow, 'status' | 'closedAt'>): Promise<TradeRow> {
      await db
        .insert(trades)
        .values({ ...trade, status: 'open', closedAt: null })
        .onConflictDoNothing()
      const [row] = await openOf(db, [trade.sessionId])
      if (row === undefined) throw new Error('an open trade vanished while being made')
      return row
    },

    /** Closes the session's trade once none of its positions lives. */
    async closeIfDone(sessionId: SessionId, at: UnixMs): Promise<void> {
      const lives = sql`exists (select 1 from ${positions} where ${positions.tradeId} = ${trades.id} and ${positions.status} <> 'closed')`
      await db
        .update(trades)
        .set({ status: 'closed', closedAt: at })
        .where(and(eq(trades.sessionId, sessionId), eq(trades.status, 'open'), sql`not ${lives}`))
    },
  }
}

function openOf(db: Database, sessionIds: SessionId[]): Promise<TradeRow[]> {
  return db
    .select()
    .from(trades)
    .where(and(inArray(trades.sessionId, sessionIds), eq(trades.status, 'open')))
}
