import { and, asc, eq, max, sql } from 'drizzle-orm'
import type { DecimalString, PositionId, UnixMs } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { targets } from '../schema.ts'

export type TargetRow = typeof targets.$inferSelect
export type NewTarget = Pick<TargetRow, 'price' | 'quantity'> & Partial<Pick<TargetRow, 'rests'>>

export function targetStore(db: Database) {
  return {
    /** Nearest first: the step is the place in the list. `at`: when they were set. */
    async insert(
      positionId: PositionId,
      nearestFirst: readonly NewTarget[],
      at: UnixMs,
      firstStep = 0,
    ): Promise<void> {
      if (nearestFirst.length === 0) return
      const rows = nearestFirst.map(({ price, quantity, rests = false }, index) => ({
        positionId,
        step: firstStep + index,
        price,
        quantity,
        filledQuantity: '0',
        state: 'pending' as const,
        rests,
        setAt: at,
        endedAt: null,
      }))
      await db.insert(targets).values(rows)
    },

    /** Nearest first, in any state. */
    async ofPosition(positionId: PositionId): Promise<TargetRow[]> {
      return db
        .select()
        .from(targets)
        .where(eq(targets.positionId, positionId))
        .orderBy(asc(targets.step))
    },

    /** Adds to what its order has closed, in base units. */
    async addFill(positionId: PositionId, step: number, size: DecimalString): Promise<void> {
      await db
        .update(targets)
        .set({ filledQuantity: sql`${targets.filledQuantity} + ${size}::numeric` })
        .where(and(eq(targets.positionId, positionId), eq(targets.step, step)))
    },

    async reach(positionId: PositionId, step: number, at: UnixMs): Promise<void> {
      await db
        .update(targets)
        .set({ state: 'reached', endedAt: at })
        .where(and(eq(targets.positionId, positionId), eq(targets.step, step)))
    },

    /**
     * Replaces the pending targets by others, nearest first, with new steps, because an order of an old one may
     * still fill.
     */
    async replacePending(
      positionId: PositionId,
      nearestFirst: readonly NewTarget[],
      at: UnixMs,
    ): Promise<void> {
      const [row] = await db
        .select({ last: max(targets.step) })
        .from(targets)
        .where(eq(targets.positionId, positionId))
      await db
        .update(targets)
        .set({ state: 'replaced', endedAt: at })
        .where(and(eq(targets.positionId, positionId), eq(targets.state, 'pending')))
      await this.insert(positionId, nearestFirst, at, (row?.last ?? -1) + 1)
    },

    /** Cancels the pending targets of a closed position. */
    async cancelPending(positionId: PositionId): Promise<void> {
      await db
        .update(targets)
        .set({ state: 'cancelled' })
        .where(and(eq(targets.positionId, positionId), eq(targets.state, 'pending')))
    },

    /** Makes the targets pending again when the position is open after all. */
    async resume(positionId: PositionId): Promise<void> {
      await db
        .update(targets)
        .set({ state: 'pending' })
        .where(and(eq(targets.positionId, positionId), eq(targets.state, 'cancelled')))
    },
  }
}
