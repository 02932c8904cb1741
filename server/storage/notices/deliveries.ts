// Messages on their way. Whoever sends one holds it until `dueAt`; a process that dies lets it fall due again.
import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm'
import type { UnixMs } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { noticeDeliveries } from '../schema.ts'

export type DeliveryRow = typeof noticeDeliveries.$inferSelect
export type TargetChannel = DeliveryRow['channel']

export interface NewDelivery {
  noticeId: string
  targetId: string
  channel: TargetChannel
  dueAt: UnixMs
}

export function deliveryStore(db: Database) {
  const isWaiting = eq(noticeDeliveries.state, 'waiting')
  return {
    /** Once for a notice and a target. */
    async add(rows: readonly NewDelivery[]): Promise<void> {
      if (rows.length === 0) return
      const waiting = rows.map((row) => ({ ...row, state: 'waiting' as const, tries: 0 }))
      await db.insert(noticeDeliveries).values(waiting).onConflictDoNothing()
    },

    async ofNotices(noticeIds: readonly string[]): Promise<DeliveryRow[]> {
      return db
        .select()
        .from(noticeDeliveries)
        .where(inArray(noticeDeliveries.noticeId, [...noticeIds]))
        .orderBy(asc(noticeDeliveries.channel), asc(noticeDeliveries.id))
    },

    /** How many are to be sent, now or later. */
    async waiting(): Promise<number> {
      return db.$count(noticeDeliveries, isWaiting)
    },

    async dueChannels(now: UnixMs): Promise<TargetChannel[]> {
      const rows = await db
        .selectDistinct({ channel: noticeDeliveries.channel })
        .from(noticeDeliveries)
        .where(and(isWaiting, lte(noticeDeliveries.dueAt, now)))
      return rows.map(({ channel }) => channel)
    },

    /** Takes what is due, so that nobody else sends it before `until`. */
    async claim(
      channel: TargetChannel,
      now: UnixMs,
      until: UnixMs,
      limit: number,
    ): Promise<DeliveryRow[]> {
      const due = db
        .select({ id: noticeDeliveries.id })
        .from(noticeDeliveries)
        .where(
          and(eq(noticeDeliveries.channel, channel), isWaiting, lte(noticeDeliveries.dueAt, now)),
        )
        .orderBy(asc(noticeDeliveries.dueAt))
        .limit(limit)
        .for('update', { skipLocked: true })
      return db
        .update(noticeDeliveries)
        .set({ dueAt: until })
        .where(inArray(noticeDeliveries.id, due))
        .returning()
    },

    /** False when it is decided already. */
    async settle(
      id: string,
      change: Partial<Pick<DeliveryRow, 'state' | 'tries' | 'dueAt' | 'problem' | 'sentAt'>>,
    ): Promise<boolean> {
      const rows = await db
        .update(noticeDeliveries)
        .set(change)
        .where(and(eq(noticeDeliveries.id, id), isWaiting))
        .returning({ id: noticeDeliveries.id })
      return rows.length === 1
    },

    /** Nothing that waits for this target is sent any more. */
    async giveUpFor(targetId: string, problem: string): Promise<void> {
      await db
        .update(noticeDeliveries)
        .set({ state: 'given_up', problem })
        .where(and(eq(noticeDeliveries.targetId, targetId), isWaiting))
    },

    /** What a process that died was sending falls due at once. Only where no other process can be at it. */
    async release(now: UnixMs, leaseMs: number): Promise<void> {
      await db
        .update(noticeDeliveries)
        .set({ dueAt: now })
        .where(and(isWaiting, lte(noticeDeliveries.dueAt, sql`${now + leaseMs}::bigint`)))
    },
  }
}
