// Finds the positions that a funding payment belongs to.
import { and, eq, gte, lte, ne, or, sql } from 'drizzle-orm'
import { compare } from '../../../contract/decimal.ts'
import type { DecimalString, Side, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { fills, positions } from '../schema.ts'

export interface FundingHolder {
  positionId: string
  mandateId: string
  /** Base units, unsigned: the size open at that time. */
  size: DecimalString
}

export function fundingStore(db: Database) {
  return {
    /** Oldest first, locked until the transaction ends. */
    async holders(
      userId: UserId,
      { symbol, side, at }: { symbol: string; side: Side; at: UnixMs },
    ): Promise<FundingHolder[]> {
      const rows = await db
        .select({ id: positions.id, mandateId: positions.mandateId })
        .from(positions)
        .where(
          and(
            eq(positions.userId, userId),
            eq(positions.symbol, symbol),
            eq(positions.side, side),
            lte(positions.openedAt, at),
            or(ne(positions.status, 'closed'), gte(positions.closedAt, at)),
          ),
        )
        .orderBy(positions.openedAt, positions.id)
        .for('update')
      const holders: FundingHolder[] = []
      for (const { id, mandateId } of rows) {
        const size = await sizeAt(db, id, side, at)
        if (compare(size, 0) > 0) holders.push({ positionId: id, mandateId, size })
      }
      return holders
    },

    /** Signed USDC; positive when received. */
    async add(positionId: string, amount: DecimalString): Promise<void> {
      await db
        .update(positions)
        .set({ funding: sql`${positions.funding} + ${amount}::numeric` })
        .where(eq(positions.id, positionId))
    },
  }
}

async function sizeAt(
  db: Database,
  positionId: string,
  side: Side,
  at: UnixMs,
): Promise<DecimalString> {
  const enters = side === 'long' ? fills.isBuy : sql`not ${fills.isBuy}`
  const [row] = await db
    .select({
      size: sql<string>`coalesce(sum(case when ${enters} then ${fills.size} else -${fills.size} end), 0)`,
    })
    .from(fills)
    .where(and(eq(fills.positionId, positionId), lte(fills.at, at)))
  return row?.size ?? '0'
}
