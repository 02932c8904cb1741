import { and, count, desc, eq, isNotNull, isNull, ne, notInArray } from 'drizzle-orm'
import type { PositionId, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { deskTrades, positions } from '../schema.ts'
import type { PositionRow } from '../trading/positions.ts'

export type DeskTradeRow = typeof deskTrades.$inferSelect
/** A trade and its position, which tells its state. */
export interface DeskTrade {
  trade: DeskTradeRow
  position: PositionRow
}
/** `living`: not ended; the others are the ways in which a trade can end. */
export type DeskTradeState = 'living' | 'took_profit' | 'stopped_out' | 'closed' | 'cancelled'

const byRule = ['take_profit', 'stop_loss'] as const

export function deskTradeStore(db: Database) {
  const joined = () =>
    db
      .select({ trade: deskTrades, position: positions })
      .from(deskTrades)
      .innerJoin(positions, eq(positions.id, deskTrades.positionId))

  return {
    async insert(row: DeskTradeRow): Promise<void> {
      await db.insert(deskTrades).values(row)
    },

    async owned(userId: UserId, id: string): Promise<DeskTrade | undefined> {
      const [row] = await joined().where(and(eq(deskTrades.id, id), eq(deskTrades.userId, userId)))
      return row
    },

    async byId(id: string): Promise<DeskTrade | undefined> {
      const [row] = await joined().where(eq(deskTrades.id, id))
      return row
    },

    async ofPosition(positionId: PositionId): Promise<DeskTradeRow | undefined> {
      const [row] = await db.select().from(deskTrades).where(eq(deskTrades.positionId, positionId))
      return row
    },

    /** Not closed, oldest first. */
    async living(userId: UserId): Promise<DeskTrade[]> {
      return joined()
        .where(and(eq(deskTrades.userId, userId), ne(positions.status, 'closed')))
        .orderBy(deskTrades.createdAt, deskTrades.id)
    },

    /** Newest first, with the total number. */
    async list(
      userId: UserId,
      state: DeskTradeState,
      { offset, limit }: { offset: number; limit: number },
    ): Promise<{ rows: DeskTrade[]; total: number }> {
      const where = and(eq(deskTrades.userId, userId), inState(state))
      const [found] = await db
        .select({ total: count() })
        .from(deskTrades)
        .innerJoin(positions, eq(positions.id, deskTrades.positionId))
        .where(where)
      const rows = await joined()
        .where(where)
        .orderBy(desc(deskTrades.createdAt), desc(deskTrades.id))
        .offset(offset)
        .limit(limit)
      return { rows, total: found?.total ?? 0 }
    },

    /** Of everybody, not closed. */
    async countLiving(): Promise<{ status: PositionRow['status']; count: number }[]> {
      return db
        .select({ status: positions.status, count: count() })
        .from(deskTrades)
        .innerJoin(positions, eq(positions.id, deskTrades.positionId))
        .where(ne(positions.status, 'closed'))
        .groupBy(positions.status)
    },

    async change(
      id: string,
      change: Partial<
        Pick<
          DeskTradeRow,
          | 'positionId'
          | 'entryPrice'
          | 'quantity'
          | 'riskAmount'
          | 'breakEvenEnabled'
          | 'breakEvenPercent'
          | 'breakEvenOffset'
        >
      > & { updatedAt: UnixMs },
    ): Promise<void> {
      await db.update(deskTrades).set(change).where(eq(deskTrades.id, id))
    },
  }
}

function inState(state: DeskTradeState) {
  const isClosed = eq(positions.status, 'closed')
  switch (state) {
    case 'living':
      return ne(positions.status, 'closed')
    case 'took_profit':
      return and(isClosed, eq(positions.closeReason, 'take_profit'))
    case 'stopped_out':
      return and(isClosed, eq(positions.closeReason, 'stop_loss'))
    case 'cancelled':
      return and(isClosed, isNull(positions.closeReason))
    case 'closed':
      return and(
        isClosed,
        isNotNull(positions.closeReason),
        notInArray(positions.closeReason, [...byRule]),
      )
  }
}
