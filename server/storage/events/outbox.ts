// Events that wait for the broker.
import { asc, eq, inArray, lt, or, isNull, sql, and } from 'drizzle-orm'
import type { UnixMs } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { outbox, outboxState } from '../schema.ts'

export type OutboxRow = typeof outbox.$inferSelect

const theOne = eq(outboxState.id, 1)

export function outboxStore(db: Database) {
  return {
    /** Off, nothing is added any more, and what waits is forgotten. */
    async turn(isOn: boolean): Promise<void> {
      await db.transaction(async (tx) => {
        const changed = await tx
          .update(outboxState)
          .set({ isOn })
          .where(and(theOne, sql`${outboxState.isOn} <> ${isOn}`))
          .returning({ id: outboxState.id })
        if (!isOn && changed.length > 0) await tx.delete(outbox)
      })
    },

    /** True when `owner` alone may publish until then. */
    async lease(owner: string, now: UnixMs, until: UnixMs): Promise<boolean> {
      const isFree = or(
        isNull(outboxState.leaseOwner),
        eq(outboxState.leaseOwner, owner),
        lt(outboxState.leaseUntil, now),
      )
      const rows = await db
        .update(outboxState)
        .set({ leaseOwner: owner, leaseUntil: until })
        .where(and(theOne, isFree))
        .returning({ id: outboxState.id })
      return rows.length === 1
    },

    async release(owner: string): Promise<void> {
      await db
        .update(outboxState)
        .set({ leaseOwner: null, leaseUntil: null })
        .where(and(theOne, eq(outboxState.leaseOwner, owner)))
    },

    async oldest(most: number): Promise<OutboxRow[]> {
      return db.select().from(outbox).orderBy(asc(outbox.id)).limit(most)
    },

    async remove(ids: readonly number[]): Promise<void> {
      if (ids.length > 0) await db.delete(outbox).where(inArray(outbox.id, [...ids]))
    },

    /** How many wait. */
    async waiting(): Promise<number> {
      return db.$count(outbox)
    },

    /** Forgets what happened before then. Returns how many. */
    async forget(before: UnixMs): Promise<number> {
      const gone = await db.delete(outbox).where(lt(outbox.at, before)).returning({ id: outbox.id })
      return gone.length
    },
  }
}
