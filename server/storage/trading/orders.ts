import { and, eq, inArray, max } from 'drizzle-orm'
import type { PositionId, MandateId, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { orders, positions } from '../schema.ts'

export type OrderRow = typeof orders.$inferSelect
export type OrderKind = OrderRow['kind']
export type NewOrder = Omit<OrderRow, 'status' | 'oid' | 'filledSize' | 'averagePrice' | 'error'>

export function orderStore(db: Database) {
  return {
    /** Write-ahead: before anything is sent. Throws when the step was taken already. */
    async intend(rows: NewOrder[]): Promise<void> {
      await db
        .insert(orders)
        .values(rows.map((row) => ({ ...row, status: 'intent' as const, filledSize: '0' })))
    },

    async byCloids(userId: UserId, cloids: string[]): Promise<OrderRow[]> {
      if (cloids.length === 0) return []
      return db
        .select()
        .from(orders)
        .where(and(eq(orders.userId, userId), inArray(orders.cloid, cloids)))
    },

    /** Sent or about to be, and not known to have arrived. */
    async unsettled(mandateId: MandateId): Promise<OrderRow[]> {
      return db
        .select()
        .from(orders)
        .where(and(eq(orders.mandateId, mandateId), inArray(orders.status, ['intent', 'unknown'])))
        .orderBy(orders.createdAt)
    },

    /** Entries that wait for their price. */
    async restingEntries(mandateId: MandateId): Promise<OrderRow[]> {
      return db
        .select()
        .from(orders)
        .where(
          and(
            eq(orders.mandateId, mandateId),
            eq(orders.kind, 'entry'),
            eq(orders.status, 'resting'),
          ),
        )
    },

    async ofPosition(positionId: PositionId): Promise<OrderRow[]> {
      return db
        .select()
        .from(orders)
        .where(eq(orders.positionId, positionId))
        .orderBy(orders.createdAt, orders.step)
    },

    /** What still rests of positions that are closed. */
    async leftovers(mandateId: MandateId): Promise<OrderRow[]> {
      const rows = await db
        .select({ order: orders })
        .from(orders)
        .innerJoin(positions, eq(positions.id, orders.positionId))
        .where(
          and(
            eq(orders.mandateId, mandateId),
            eq(orders.status, 'resting'),
            eq(positions.status, 'closed'),
          ),
        )
      return rows.map(({ order }) => order)
    },

    /** Orders of the mandate whose end is not known, or that rest. */
    async areOutstanding(mandateId: MandateId): Promise<boolean> {
      const rows = await db
        .select({ cloid: orders.cloid })
        .from(orders)
        .where(
          and(
            eq(orders.mandateId, mandateId),
            inArray(orders.status, ['intent', 'unknown', 'resting']),
          ),
        )
        .limit(1)
      return rows.length > 0
    },

    async nextStep(positionId: PositionId, kind: OrderKind): Promise<number> {
      const [row] = await db
        .select({ last: max(orders.step) })
        .from(orders)
        .where(and(eq(orders.positionId, positionId), eq(orders.kind, kind)))
      return (row?.last ?? -1) + 1
    },

    /** Of a trigger that is placed by itself: step 0 is kept for the one that goes out with the entry. */
    async nextGuardStep(positionId: PositionId, kind: OrderKind): Promise<number> {
      return Math.max(1, await this.nextStep(positionId, kind))
    },

    /** What a request was answered with. An order that was settled otherwise meanwhile keeps what it has. */
    async recordAnswer(
      cloid: string,
      result: Partial<
        Pick<OrderRow, 'status' | 'oid' | 'filledSize' | 'averagePrice' | 'error' | 'updatedAt'>
      >,
    ): Promise<void> {
      await db
        .update(orders)
        .set(result)
        .where(and(eq(orders.cloid, cloid), inArray(orders.status, ['intent', 'unknown'])))
    },

    /** An order in doubt gets another chance, under its own id: at this price, until then. */
    async extend(
      cloid: string,
      terms: Pick<OrderRow, 'limitPrice' | 'expiresAt' | 'updatedAt'>,
    ): Promise<void> {
      await db.update(orders).set(terms).where(eq(orders.cloid, cloid))
    },

    async record(
      cloid: string,
      result: Partial<
        Pick<OrderRow, 'status' | 'oid' | 'filledSize' | 'averagePrice' | 'error' | 'updatedAt'>
      >,
    ): Promise<void> {
      await db.update(orders).set(result).where(eq(orders.cloid, cloid))
    },
  }
}
