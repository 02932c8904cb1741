import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type {
  DecimalString,
  PositionId,
  MandateId,
  TradeId,
  UnixMs,
  UserId,
} from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { positions } from '../schema.ts'

export type PositionRow = typeof positions.$inferSelect
export type NewPosition = Omit<
  PositionRow,
  | 'entrySize'
  | 'entryNotional'
  | 'exitSize'
  | 'exitNotional'
  | 'fees'
  | 'funding'
  | 'closeReason'
  | 'closedAt'
  | 'breakEvenTrigger'
  | 'breakEvenAt'
  | 'breakEvenOffset'
>

/** What one fill adds to a position. Base units and USDC. */
export interface PositionSums {
  entrySize?: DecimalString
  entryNotional?: DecimalString
  exitSize?: DecimalString
  exitNotional?: DecimalString
  fees: DecimalString
}

const isLive = ne(positions.status, 'closed')

export function positionStore(db: Database) {
  const all = () => db.select().from(positions)
  return {
    async insert(position: NewPosition): Promise<void> {
      await db.insert(positions).values({
        ...position,
        entrySize: '0',
        entryNotional: '0',
        exitSize: '0',
        exitNotional: '0',
        fees: '0',
        funding: '0',
        closeReason: null,
        closedAt: null,
        breakEvenTrigger: null,
        breakEvenAt: null,
      })
    },

    async byId(id: PositionId): Promise<PositionRow | undefined> {
      const [row] = await all().where(eq(positions.id, id))
      return row
    },

    /** Locked until the transaction ends. */
    async forUpdate(id: PositionId): Promise<PositionRow | undefined> {
      const [row] = await all().where(eq(positions.id, id)).for('update')
      return row
    },

    async owned(userId: UserId, id: PositionId): Promise<PositionRow | undefined> {
      const [row] = await all().where(and(eq(positions.id, id), eq(positions.userId, userId)))
      return row
    },

    /** Oldest first. */
    async ofMandates(mandateIds: MandateId[]): Promise<PositionRow[]> {
      if (mandateIds.length === 0) return []
      return all()
        .where(inArray(positions.mandateId, mandateIds))
        .orderBy(positions.openedAt, positions.id)
    },

    async ofTrade(tradeId: TradeId): Promise<PositionRow[]> {
      return all().where(eq(positions.tradeId, tradeId)).orderBy(positions.openedAt, positions.id)
    },

    /** Not closed, oldest first. */
    async live(mandateId: MandateId): Promise<PositionRow[]> {
      return all()
        .where(and(eq(positions.mandateId, mandateId), isLive))
        .orderBy(positions.openedAt, positions.id)
    },

    async liveOfUser(userId: UserId): Promise<PositionRow[]> {
      return all()
        .where(and(eq(positions.userId, userId), isLive))
        .orderBy(positions.openedAt, positions.id)
    },

    /** The positions of one market, oldest first, locked until the transaction ends. */
    async liveOfMarketForUpdate(userId: UserId, symbol: string): Promise<PositionRow[]> {
      return all()
        .where(and(eq(positions.userId, userId), eq(positions.symbol, symbol), isLive))
        .orderBy(positions.openedAt, positions.id)
        .for('update')
    },

    async addFill(id: PositionId, sums: PositionSums): Promise<PositionRow> {
      const [row] = await db
        .update(positions)
        .set({
          entrySize: sql`${positions.entrySize} + ${sums.entrySize ?? '0'}::numeric`,
          entryNotional: sql`${positions.entryNotional} + ${sums.entryNotional ?? '0'}::numeric`,
          exitSize: sql`${positions.exitSize} + ${sums.exitSize ?? '0'}::numeric`,
          exitNotional: sql`${positions.exitNotional} + ${sums.exitNotional ?? '0'}::numeric`,
          fees: sql`${positions.fees} + ${sums.fees}::numeric`,
        })
        .where(eq(positions.id, id))
        .returning()
      if (row === undefined) throw new Error(`position ${id} vanished`)
      return row
    },

    async change(
      id: PositionId,
      change: Partial<
        Pick<
          PositionRow,
          | 'status'
          | 'protection'
          | 'closeReason'
          | 'closedAt'
          | 'tradeId'
          | 'takeProfitPrice'
          | 'stopLossPrice'
          | 'breakEvenTrigger'
          | 'breakEvenAt'
          | 'breakEvenOffset'
        >
      >,
    ): Promise<void> {
      await db.update(positions).set(change).where(eq(positions.id, id))
    },

    /** False when it was not closing: it may have closed meanwhile, and stays closed. */
    async reopen(id: PositionId): Promise<boolean> {
      const rows = await db
        .update(positions)
        .set({ status: 'open' })
        .where(and(eq(positions.id, id), eq(positions.status, 'closing')))
        .returning({ id: positions.id })
      return rows.length === 1
    },

    /** False when it is closed already. */
    async close(id: PositionId, reason: PositionRow['closeReason'], at: UnixMs): Promise<boolean> {
      const rows = await db
        .update(positions)
        .set({ status: 'closed', closeReason: reason, closedAt: at, protection: 'none' })
        .where(and(eq(positions.id, id), isLive))
        .returning({ id: positions.id })
      return rows.length === 1
    },
  }
}
