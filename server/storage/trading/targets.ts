import { and, asc, eq, max, sql } from 'drizzle-orm'
import type { DecimalString, PositionId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { targets } from '../schema.ts'

export type TargetRow = typeof targets.$inferSelect
export type NewTarget = Pick<TargetRow, 'price' | 'quantity'>

export function targetStore(db: Database) {
  return {
    /** Nearest first: their steps are their places. */
    async insert(
      positionId: PositionId,
      nearestFirst: readonly NewTarget[],
      firstStep = 0,
    ): Promise<void> {
      if (nearestFirst.length === 0) return
      const rows = nearestFirst.map(({ price, quantity }, index) => ({
        positionId,
        step: firstStep + index,
        price,
        quantity,
        filledQuantity: '0',
        state: 'pending' as const,
      }))
      await db.insert(targets).values(rows)
    },

    /** Nearest first, whatever their state. */
    async ofPosition(positionId: PositionId): Promise<TargetRow[]> {
      return db
        .select()
        .from(targets)
        .where(eq(targets.positionId, positionId))
        .orderBy(asc(targets.step))
    },

    /** Its order closed this much more, in base units. */
    async addFill(positionId: PositionId, step: number, size: DecimalString): Promise<void> {
      await db
        .update(targets)
        .set({ filledQuantity: sql`${targets.filledQuantity} + ${size}::numeric` })
        .where(and(eq(targets.positionId, positionId), eq(targets.step, step)))
    },

    async reach(positionId: PositionId, step: number): Promise<void> {
      await db
        .update(targets)
        .set({ state: 'reached' })
        .where(and(eq(targets.positionId, positionId), eq(targets.step, step)))
    },

    /** Others instead of those that are pending, nearest first, under steps of their own: an order of before may still fill. */
    async replacePending(
      positionId: PositionId,
      nearestFirst: readonly NewTarget[],
    ): Promise<void> {
      const [row] = await db
        .select({ last: max(targets.step) })
        .from(targets)
        .where(eq(targets.positionId, positionId))
      await db
        .update(targets)
        .set({ state: 'replaced' })
        .where(and(eq(targets.positionId, positionId), eq(targets.state, 'pending')))
      await this.insert(positionId, nearestFirst, (row?.last ?? -1) + 1)
    },

    /** The position is closed: what was pending will not come. */
    async cancelPending(positionId: PositionId): Promise<void> {
      await db
        .update(targets)
        .set({ state: 'cancelled' })
        .where(and(eq(targets.positionId, positionId), eq(targets.state, 'pending')))
    },

    /** The position is open again after all. */
    async resume(positionId: PositionId): Promise<void> {
      await db
        .update(targets)
        .set({ state: 'pending' })
        .where(and(eq(targets.positionId, positionId), eq(targets.state, 'cancelled')))
    },
  }
}
