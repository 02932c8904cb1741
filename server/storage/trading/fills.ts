import { and, eq, gt, gte, lt, sql, sum } from 'drizzle-orm'
import type { UnixMs } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { fills } from '../schema.ts'

export type FillRow = typeof fills.$inferSelect
type FillKey = Pick<FillRow, 'userId' | 'symbol' | 'at' | 'tid'>

/** Rows per statement. */
const fillsAtOnce = 1_000

export function fillStore(db: Database) {
  return {
    /** False when it is stored already. */
    async insert(fill: typeof fills.$inferInsert): Promise<boolean> {
      const rows = await db
        .insert(fills)
        .values(fill)
        .onConflictDoNothing()
        .returning({ tid: fills.tid })
      return rows.length === 1
    },

    /** `symbol:at:tid` of the stored fills. */
    async keysSince(userId: string, since: number): Promise<ReadonlySet<string>> {
      const rows = await db
        .select({ symbol: fills.symbol, at: fills.at, tid: fills.tid })
        .from(fills)
        .where(and(eq(fills.userId, userId), gte(fills.at, since)))
      return new Set(rows.map(({ symbol, at, tid }) => `${symbol}:${at}:${tid}`))
    },

    /** Sets the mandate and position of a fill once they are known. */
    async assign(
      key: FillKey,
      owner: { positionId: string | null; mandateId: string | null },
    ): Promise<void> {
      await db
        .update(fills)
        .set(owner)
        .where(
          and(
            eq(fills.userId, key.userId),
            eq(fills.symbol, key.symbol),
            eq(fills.at, key.at),
            eq(fills.tid, key.tid),
          ),
        )
    },

    /** Stores fills of the past, on which no position depends. Existing ones stay as they are. */
    async insertPast(rows: (typeof fills.$inferInsert)[]): Promise<void> {
      if (rows.length > 0) await db.insert(fills).values(rows).onConflictDoNothing()
    },

    /**
     * USDC: realized profit before fees, as the exchange computes it, and fees paid from the account's own USDC.
     * `after`: only later fills.
     */
    async sums(userId: string, after?: UnixMs): Promise<{ realized: string; fees: string }> {
      const [row] = await db
        .select({
          realized: sum(fills.closedPnl),
          fees: sql<string | null>`sum(${fills.fee}) filter (where ${fills.feeToken} is null)`,
        })
        .from(fills)
        .where(and(eq(fills.userId, userId), after === undefined ? undefined : gt(fills.at, after)))
      return { realized: row?.realized ?? '0', fees: row?.fees ?? '0' }
    },

    /** The change of cash by trading since then: results less fees. USDC, signed. */
    async netSince(userId: string, since: UnixMs): Promise<string> {
      const [row] = await db
        .select({
          net: sql<
            string | null
          >`sum(${fills.closedPnl} - case when ${fills.feeToken} is null then ${fills.fee} else 0 end)`,
        })
        .from(fills)
        .where(and(eq(fills.userId, userId), gte(fills.at, since)))
      return row?.net ?? '0'
    },

    /** A page of the fills of `from ≤ at < until`, in the order of time, that come after one of them. */
    async pageBetween(
      userId: string,
      { from, until }: { from: UnixMs; until: UnixMs },
      after: FillKey | undefined,
    ): Promise<FillRow[]> {
      const { at, symbol, tid } = fills
      return db
        .select()
        .from(fills)
        .where(
          and(
            eq(fills.userId, userId),
            gte(at, from),
            lt(at, until),
            after &&
              sql`(${at}, ${symbol}, ${tid}) > (${after.at}::bigint, ${after.symbol}, ${after.tid}::bigint)`,
          ),
        )
        .orderBy(at, symbol, tid)
        .limit(fillsAtOnce)
    },

    async ofPosition(positionId: string): Promise<FillRow[]> {
      return db
        .select()
        .from(fills)
        .where(eq(fills.positionId, positionId))
        .orderBy(fills.at, fills.tid)
    },
  }
}
