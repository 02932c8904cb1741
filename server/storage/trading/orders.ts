import { and, count, eq, inArray, max } from 'drizzle-orm'
import type { PositionId, MandateId, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { orders, positions } from '../schema.ts'

export type OrderRow = typeof orders.$inferSelect
export type OrderKind = OrderRow['kind']
export type NewOrder = Omit<OrderRow, 'status' | 'oid' | 'filledSize' | 'averagePrice' | 'error'>

export function orderStore(db: Database) {
  return {
    /** Stored before anything is sent. Throws when this step exists already. */
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

    /** Orders that were sent or are about to be, and are not known to have arrived. */
    async unsettled(mandateId: MandateId): Promise<OrderRow[]> {
      return db
        .select()
        .from(orders)
        .where(and(eq(orders.mandateId, mandateId), inArray(orders.status, ['intent', 'unknown'])))
        .orderBy(orders.createdAt)
    },

    /** When the latest order of all was written down; 0 before the first. */
    async lastCreatedAt(): Promise<UnixMs> {
      const [row] = await db.select({ at: max(orders.createdAt) }).from(orders)
      return row?.at ?? 0
    },

    /** Of everybody: how many orders are in each state that is not the end. */
    async countLiving(): Promise<{ status: OrderRow['status']; count: number }[]> {
      return db
        .select({ status: orders.status, count: count() })
        .from(orders)
        .where(inArray(orders.status, ['intent', 'unknown', 'resting']))
        .groupBy(orders.status)
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

    /** Orders of closed positions that still rest. */
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

    /** Whether the mandate has orders that rest or whose outcome is unknown. */
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

    /** The step of a trigger order that is placed separately: step 0 is reserved for the one sent with the entry. */
    async nextGuardStep(positionId: PositionId, kind: OrderKind): Promise<number> {
      return Math.max(1, await this.nextStep(positionId, kind))
    },

    /** Stores the answer to a request. An order that was settled otherwise meanwhile keeps its state. */
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

    /** Lets an order with an unknown outcome be sent again under its own id: at this price, valid until then. */
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
