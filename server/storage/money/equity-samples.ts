import { and, asc, eq, gte, inArray, lt } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { equitySamples } from '../schema.ts'

export type EquitySampleRow = typeof equitySamples.$inferSelect

export function equitySampleStore(db: Database) {
  const finerThan = (userId: UserId, grain: number, before: UnixMs) =>
    and(
      eq(equitySamples.userId, userId),
      eq(equitySamples.grain, grain),
      lt(equitySamples.at, before),
    )
  return {
    async add(row: EquitySampleRow): Promise<void> {
      await db.insert(equitySamples).values(row).onConflictDoNothing()
    },

    /** Oldest first. */
    async since(userId: UserId, from: UnixMs): Promise<EquitySampleRow[]> {
      return db
        .select()
        .from(equitySamples)
        .where(and(eq(equitySamples.userId, userId), gte(equitySamples.at, from)))
        .orderBy(asc(equitySamples.at))
    },

    /** Samples that stand for `grain` minutes each, oldest first. */
    async ofGrain(userId: UserId, grain: number, before: UnixMs): Promise<EquitySampleRow[]> {
      return db
        .select()
        .from(equitySamples)
        .where(finerThan(userId, grain, before))
        .orderBy(asc(equitySamples.at))
    },

    async remove(userId: UserId, at: readonly UnixMs[]): Promise<void> {
      if (at.length === 0) return
      await db
        .delete(equitySamples)
        .where(and(eq(equitySamples.userId, userId), inArray(equitySamples.at, [...at])))
    },

    /** Changes these samples to stand for `to` minutes each. */
    async regrain(userId: UserId, from: number, before: UnixMs, to: number): Promise<void> {
      await db
        .update(equitySamples)
        .set({ grain: to })
        .where(finerThan(userId, from, before))
    },
  }
}
