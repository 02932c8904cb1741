import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { fills, orders } from '../schema.ts'

/** Fills of positions that were opened here: they are trades of the journal already. */
export function ownFillStore(db: Database) {
  return {
    /** `symbol:at:tid` of those in [from, to]. */
    async keys(userId: UserId, from: UnixMs, to: UnixMs): Promise<ReadonlySet<string>> {
      const rows = await db
        .select({ symbol: fills.symbol, at: fills.at, tid: fills.tid })
        .from(fills)
        .where(
          and(
            eq(fills.userId, userId),
            sql`${fills.at} between ${from} and ${to}`,
            isNotNull(fills.positionId),
          ),
        )
      return new Set(rows.map(({ symbol, at, tid }) => `${symbol}:${at}:${tid}`))
    },

    /** Which of these client order ids are of orders that were sent from here. */
    async cloids(userId: UserId, told: readonly string[]): Promise<ReadonlySet<string>> {
      if (told.length === 0) return new Set()
      const rows = await db
        .select({ cloid: orders.cloid })
        .from(orders)
        .where(and(eq(orders.userId, userId), inArray(orders.cloid, [...told])))
      return new Set(rows.map(({ cloid }) => cloid))
    },

    /** Signed base units by market that they held just before that time. */
    async held(userId: UserId, at: UnixMs): Promise<Map<string, string>> {
      const rows = await db
        .select({
          symbol: fills.symbol,
          size: sql<string>`sum(case when ${fills.isBuy} then ${fills.size} else -${fills.size} end)::text`,
        })
        .from(fills)
        .where(and(eq(fills.userId, userId), sql`${fills.at} < ${at}`, isNotNull(fills.positionId)))
        .groupBy(fills.symbol)
      return new Map(rows.map(({ symbol, size }) => [symbol, size]))
    },
  }
}
