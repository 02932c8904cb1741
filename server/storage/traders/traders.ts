import { and, desc, eq, isNull } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { traders } from '../schema.ts'

export type TraderRow = typeof traders.$inferSelect
export type NewTraderRow = Omit<TraderRow, 'id' | 'removedAt'>
export type TraderNote = Partial<
  Omit<TraderRow, 'id' | 'userId' | 'accountType' | 'createdAt' | 'removedAt'>
>

export function traderStore(db: Database) {
  const owned = (userId: UserId, id: number) =>
    and(eq(traders.id, id), eq(traders.userId, userId), isNull(traders.removedAt))
  return {
    /** Not removed, newest first. */
    async of(userId: UserId): Promise<TraderRow[]> {
      return db
        .select()
        .from(traders)
        .where(and(eq(traders.userId, userId), isNull(traders.removedAt)))
        .orderBy(desc(traders.id))
    },

    /** Not removed. */
    async owned(userId: UserId, id: number): Promise<TraderRow | undefined> {
      const [row] = await db.select().from(traders).where(owned(userId, id))
      return row
    },

    /** Also one that was removed. */
    async byId(id: number): Promise<TraderRow | undefined> {
      const [row] = await db.select().from(traders).where(eq(traders.id, id))
      return row
    },

    /** Holds it until the transaction ends. */
    async lock(id: number): Promise<void> {
      await db.select({ id: traders.id }).from(traders).where(eq(traders.id, id)).for('update')
    },

    async insert(row: NewTraderRow): Promise<TraderRow> {
      const [made] = await db.insert(traders).values(row).returning()
      if (made === undefined) throw new Error('a trader was not stored')
      return made
    },

    async change(id: number, change: TraderNote): Promise<void> {
      await db.update(traders).set(change).where(eq(traders.id, id))
    },

    /** Destroys its key with it. */
    async remove(id: number, at: UnixMs): Promise<void> {
      await db.update(traders).set({ removedAt: at, llmKey: null }).where(eq(traders.id, id))
    },
  }
}
