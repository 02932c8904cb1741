import { and, asc, desc, eq } from 'drizzle-orm'
import type { UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { signalPools } from '../schema.ts'

export type SignalPoolRow = typeof signalPools.$inferSelect
export type NewSignalPoolRow = Omit<SignalPoolRow, 'id'>
export type SignalPoolNote = Partial<Omit<SignalPoolRow, 'id' | 'userId' | 'createdAt'>>

export function signalPoolStore(db: Database) {
  return {
    /** Newest first. */
    async of(userId: UserId): Promise<SignalPoolRow[]> {
      return db
        .select()
        .from(signalPools)
        .where(eq(signalPools.userId, userId))
        .orderBy(desc(signalPools.id))
    },

    async owned(userId: UserId, id: number): Promise<SignalPoolRow | undefined> {
      const [row] = await db
        .select()
        .from(signalPools)
        .where(and(eq(signalPools.id, id), eq(signalPools.userId, userId)))
      return row
    },

    async insert(row: NewSignalPoolRow): Promise<SignalPoolRow> {
      const [made] = await db.insert(signalPools).values(row).returning()
      if (made === undefined) throw new Error('a signal pool was not stored')
      return made
    },

    async change(id: number, change: SignalPoolNote): Promise<void> {
      await db.update(signalPools).set(change).where(eq(signalPools.id, id))
    },

    async remove(id: number): Promise<void> {
      await db.delete(signalPools).where(eq(signalPools.id, id))
    },

    /** Of everybody. */
    async enabled(): Promise<SignalPoolRow[]> {
      return db
        .select()
        .from(signalPools)
        .where(eq(signalPools.isEnabled, true))
        .orderBy(asc(signalPools.id))
    },

    /** True when nobody else has looked at these closes before. */
    async advance(id: number, from: number, change: SignalPoolNote): Promise<boolean> {
      const rows = await db
        .update(signalPools)
        .set(change)
        .where(and(eq(signalPools.id, id), eq(signalPools.checkedTo, from)))
        .returning({ id: signalPools.id })
      return rows.length === 1
    },
  }
}
