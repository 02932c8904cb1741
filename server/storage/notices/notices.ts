import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { NoticeEvent } from '../../../contract/people/notices.ts'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { agentKeys, mandates, noticeSettings, notices, sessions } from '../schema.ts'

export type NoticeRow = typeof notices.$inferSelect
export type NoticeSettingsRow = typeof noticeSettings.$inferSelect

export interface NewNotice {
  userId: UserId
  event: NoticeEvent
  subject: string
  at: UnixMs
  facts: object
}

export function noticeStore(db: Database) {
  return {
    /** Once for a person, an event and a subject; house traders are told nothing. */
    async add({ userId, event, subject, at, facts }: NewNotice): Promise<void> {
      await db.execute(
        sql`select notice_add(${userId}, ${event}, ${subject}, ${at}::bigint, ${JSON.stringify(facts)}::jsonb)`,
      )
    },

    /** Newest first. `before`: the number of the last one of the page before. */
    async list(userId: UserId, limit: number, before?: number): Promise<NoticeRow[]> {
      return db
        .select()
        .from(notices)
        .where(
          and(
            eq(notices.userId, userId),
            before === undefined ? undefined : lt(notices.seq, before),
          ),
        )
        .orderBy(desc(notices.seq))
        .limit(limit)
    },

    async byIds(ids: readonly string[]): Promise<NoticeRow[]> {
      return db
        .select()
        .from(notices)
        .where(inArray(notices.id, [...ids]))
    },

    async unread(userId: UserId): Promise<number> {
      const [row] = await db
        .select({ unread: count() })
        .from(notices)
        .where(and(eq(notices.userId, userId), isNull(notices.readAt)))
      return row?.unread ?? 0
    },

    /** The ids of those that were not so before. Without `ids`: all of the person's. */
    async mark(
      userId: UserId,
      readAt: UnixMs | null,
      ids: readonly string[] | null,
      most: number,
    ): Promise<string[]> {
      const meant = db
        .select({ id: notices.id })
        .from(notices)
        .where(
          and(
            eq(notices.userId, userId),
            readAt === null ? isNotNull(notices.readAt) : isNull(notices.readAt),
            ids === null ? undefined : inArray(notices.id, [...ids]),
          ),
        )
        .orderBy(desc(notices.seq))
        .limit(most)
      const rows = await db
        .update(notices)
        .set({ readAt })
        .where(inArray(notices.id, meant))
        .returning({ id: notices.id })
      return rows.map(({ id }) => id)
    },

    /** Oldest first; another process that routes them too skips them until this transaction ends. */
    async takeUnrouted(limit: number): Promise<NoticeRow[]> {
      return db
        .select()
        .from(notices)
        .where(isNull(notices.routedAt))
        .orderBy(asc(notices.seq))
        .limit(limit)
        .for('update', { skipLocked: true })
    },

    async routed(id: string, routedAt: UnixMs, isShown: boolean): Promise<void> {
      await db.update(notices).set({ routedAt, isShown }).where(eq(notices.id, id))
    },

    async settingsOf(userId: UserId): Promise<NoticeSettingsRow | undefined> {
      const [row] = await db.select().from(noticeSettings).where(eq(noticeSettings.userId, userId))
      return row
    },

    async putSettings(row: NoticeSettingsRow): Promise<void> {
      const { chosen, updatedAt } = row
      await db
        .insert(noticeSettings)
        .values(row)
        .onConflictDoUpdate({ target: noticeSettings.userId, set: { chosen, updatedAt } })
    },

    /** Tells of running sessions of which the last tenth of their time, or the last hour, has begun. */
    async addNearEnds(now: UnixMs): Promise<void> {
      await db.execute(sql`
        select notice_add(user_id, 'near_end', id, ${now}::bigint,
          jsonb_build_object('sessionId', id, 'symbol', symbol, 'endsAt', ends_at))
        from ${sessions} s
        where status = 'active' and ends_at > ${now}
          and ends_at - ${now}::bigint <= least(3600000, (ends_at - started_at) / 10)
          and not exists (select 1 from ${notices} n
            where n.user_id = s.user_id and n.event = 'near_end' and n.subject = s.id)`)
    },

    /** Tells of agents in use whose approval ends within that time, once for each such end. */
    async addExpiring(now: UnixMs, withinMs: number): Promise<void> {
      await db.execute(sql`
        select notice_add(user_id, 'agent_expiring', id || ':' || valid_until, ${now}::bigint,
          jsonb_build_object('validUntil', valid_until))
        from ${agentKeys}
        where revoked_at is null and not is_next and lost_at is null
          and valid_until > ${now} and valid_until <= ${now + withinMs}`)
    },

    /** Tells everybody for whom something may trade, or be guarded, now. */
    async addUnreachable(now: UnixMs, since: UnixMs): Promise<void> {
      await db.execute(sql`
        select notice_add(user_id, 'venue_unreachable', ${String(since)}, ${now}::bigint,
          jsonb_build_object('since', ${since}::bigint))
        from (select distinct user_id from ${mandates} where state = 'trading' or state = 'guarding') held`)
    },
  }
}
