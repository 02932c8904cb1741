import { and, asc, count, eq, gt, inArray, ne } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { noticeTargets } from '../schema.ts'
import type { TargetChannel } from './deliveries.ts'

export type NoticeTargetRow = typeof noticeTargets.$inferSelect

const isThere = ne(noticeTargets.state, 'removed')

export function noticeTargetStore(db: Database) {
  return {
    async insert(row: NoticeTargetRow): Promise<void> {
      await db.insert(noticeTargets).values(row)
    },

    /** Oldest first, without those that were removed. */
    async list(userId: UserId): Promise<NoticeTargetRow[]> {
      return db
        .select()
        .from(noticeTargets)
        .where(and(eq(noticeTargets.userId, userId), isThere))
        .orderBy(asc(noticeTargets.createdAt), asc(noticeTargets.id))
    },

    async owned(userId: UserId, id: string): Promise<NoticeTargetRow | undefined> {
      const [row] = await db
        .select()
        .from(noticeTargets)
        .where(and(eq(noticeTargets.userId, userId), eq(noticeTargets.id, id), isThere))
      return row
    },

    async byIds(ids: readonly string[]): Promise<NoticeTargetRow[]> {
      return db
        .select()
        .from(noticeTargets)
        .where(inArray(noticeTargets.id, [...ids]))
    },

    /** The one that this code confirms now. */
    async byCode(codeHash: string, now: UnixMs): Promise<NoticeTargetRow | undefined> {
      const [row] = await db
        .select()
        .from(noticeTargets)
        .where(
          and(
            eq(noticeTargets.codeHash, codeHash),
            eq(noticeTargets.state, 'unconfirmed'),
            gt(noticeTargets.codeUntil, now),
          ),
        )
      return row
    },

    /** Whether anybody is to be confirmed by a code now. */
    async awaits(channel: TargetChannel, now: UnixMs): Promise<boolean> {
      const rows = await db
        .select({ id: noticeTargets.id })
        .from(noticeTargets)
        .where(
          and(
            eq(noticeTargets.channel, channel),
            eq(noticeTargets.state, 'unconfirmed'),
            gt(noticeTargets.codeUntil, now),
          ),
        )
        .limit(1)
      return rows.length > 0
    },

    async change(
      id: string,
      change: Partial<Pick<NoticeTargetRow, 'state' | 'problem' | 'sealed' | 'label' | 'codeHash'>>,
    ): Promise<void> {
      await db
        .update(noticeTargets)
        .set(change)
        .where(and(eq(noticeTargets.id, id), isThere))
    },

    /** The addresses go at once; the row stays for a day, so that adding can be limited. */
    async remove(id: string): Promise<void> {
      await db
        .update(noticeTargets)
        .set({ state: 'removed', sealed: '', label: '', fingerprint: null, codeHash: null })
        .where(eq(noticeTargets.id, id))
    },

    /** Also those that were removed again. */
    async addedSince(userId: UserId, channel: TargetChannel, since: UnixMs): Promise<number> {
      const [row] = await db
        .select({ added: count() })
        .from(noticeTargets)
        .where(
          and(
            eq(noticeTargets.userId, userId),
            eq(noticeTargets.channel, channel),
            gt(noticeTargets.createdAt, since),
          ),
        )
      return row?.added ?? 0
    },
  }
}
