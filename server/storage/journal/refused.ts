// Trades by hand that the person's own limits refused.
import { and, asc, count, eq, gte, isNotNull, lte } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { refusedTrades } from '../schema.ts'

export type RefusedTradeRow = typeof refusedTrades.$inferSelect
export type NewRefusedTrade = Omit<
  RefusedTradeRow,
  'end' | 'endedAt' | 'net' | 'tries' | 'dueAt'
> & { dueAt: UnixMs }

type Market = Pick<RefusedTradeRow, 'userId' | 'symbol' | 'side'>

export function refusedTradeStore(db: Database) {
  /** Forgets attempts on that side of a market since a time. */
  const forget = async (from: Database, { userId, symbol, side }: Market, since: UnixMs) => {
    await from
      .delete(refusedTrades)
      .where(
        and(
          eq(refusedTrades.userId, userId),
          eq(refusedTrades.symbol, symbol),
          eq(refusedTrades.side, side),
          gte(refusedTrades.at, since),
        ),
      )
  }
  return {
    forget: (market: Market, since: UnixMs) => forget(db, market, since),

    /** It takes the place of earlier attempts on that side of the market since a time. */
    async put(trade: NewRefusedTrade, since: UnixMs): Promise<void> {
      await db.transaction(async (tx) => {
        await forget(tx, trade, since)
        await tx.insert(refusedTrades).values(trade)
      })
    },

    /** Of everybody, since then, by the first check that failed. */
    async countSince(at: UnixMs): Promise<{ rule: RefusedTradeRow['rule']; count: number }[]> {
      return db
        .select({ rule: refusedTrades.rule, count: count() })
        .from(refusedTrades)
        .where(gte(refusedTrades.at, at))
        .groupBy(refusedTrades.rule)
    },

    /** In the order in which they were refused. */
    ofUser(userId: UserId): Promise<RefusedTradeRow[]> {
      return db
        .select()
        .from(refusedTrades)
        .where(eq(refusedTrades.userId, userId))
        .orderBy(asc(refusedTrades.at), asc(refusedTrades.id))
    },

    /** Those whose candles are to be asked for. */
    due(now: UnixMs, limit: number): Promise<RefusedTradeRow[]> {
      return db
        .select()
        .from(refusedTrades)
        .where(and(isNotNull(refusedTrades.dueAt), lte(refusedTrades.dueAt, now)))
        .orderBy(asc(refusedTrades.dueAt))
        .limit(limit)
    },

    /** `dueAt` null: it is not looked at again. */
    async change(
      id: string,
      found: Partial<Pick<RefusedTradeRow, 'end' | 'endedAt' | 'net' | 'tries'>> &
        Pick<RefusedTradeRow, 'dueAt'>,
    ): Promise<void> {
      await db.update(refusedTrades).set(found).where(eq(refusedTrades.id, id))
    },
  }
}
