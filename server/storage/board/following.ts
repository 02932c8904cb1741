// Who follows whom, and what became of copying.
import { and, asc, count, desc, eq, gte, inArray, sql } from 'drizzle-orm'
import type { CopyTerms } from '../../../contract/board/following.ts'
import type { SessionId, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { rowsOf } from '../kernel/rows.ts'
import { copies, follows, sessions, users } from '../schema.ts'
import type { SessionRow } from '../sessions/sessions.ts'

export type CopyRow = typeof copies.$inferSelect

export interface FollowRow {
  traderId: UserId
  copying: CopyTerms | null
  since: UnixMs
  address: string | null
  role: 'trader' | 'house'
  settings: Record<string, unknown>
  mayBeFollowed: boolean
}

const columns = {
  traderId: follows.traderId,
  copying: follows.copying,
  since: follows.since,
  address: users.address,
  role: users.role,
  settings: users.settings,
  mayBeFollowed: users.mayBeFollowed,
}

export function followingStore(db: Database) {
  return {
    async mayBeFollowed(userId: UserId): Promise<boolean> {
      const [row] = await db
        .select({ may: users.mayBeFollowed })
        .from(users)
        .where(eq(users.id, userId))
      return row?.may ?? false
    },

    async allow(userId: UserId, mayBeFollowed: boolean): Promise<void> {
      await db.update(users).set({ mayBeFollowed }).where(eq(users.id, userId))
    },

    /** Latest first. */
    async list(userId: UserId): Promise<FollowRow[]> {
      return db
        .select(columns)
        .from(follows)
        .innerJoin(users, eq(users.id, follows.traderId))
        .where(eq(follows.userId, userId))
        .orderBy(desc(follows.since), follows.traderId)
    },

    async one(userId: UserId, traderId: UserId): Promise<FollowRow | undefined> {
      const [row] = await db
        .select(columns)
        .from(follows)
        .innerJoin(users, eq(users.id, follows.traderId))
        .where(and(eq(follows.userId, userId), eq(follows.traderId, traderId)))
      return row
    },

    async count(userId: UserId): Promise<number> {
      const [row] = await db
        .select({ followed: count() })
        .from(follows)
        .where(eq(follows.userId, userId))
      return row?.followed ?? 0
    },

    async put(
      userId: UserId,
      traderId: UserId,
      copying: CopyTerms | null,
      since: UnixMs,
    ): Promise<void> {
      await db
        .insert(follows)
        .values({ userId, traderId, copying, since })
        .onConflictDoUpdate({ target: [follows.userId, follows.traderId], set: { copying } })
    },

    /** Returns false when they were not followed. */
    async remove(userId: UserId, traderId: UserId): Promise<boolean> {
      const gone = await db
        .delete(follows)
        .where(and(eq(follows.userId, userId), eq(follows.traderId, traderId)))
        .returning({ traderId: follows.traderId })
      return gone.length > 0
    },

    /** Newest first. */
    async copiesOf(userId: UserId, traderIds: readonly UserId[], most: number): Promise<CopyRow[]> {
      const ranked = db
        .select({
          id: copies.id,
          place:
            sql<number>`row_number() over (partition by ${copies.traderId} order by ${copies.at} desc, ${copies.id})`.as(
              'place',
            ),
        })
        .from(copies)
        .where(and(eq(copies.userId, userId), inArray(copies.traderId, [...traderIds])))
        .as('ranked')
      const rows = await db
        .select({ copy: copies })
        .from(copies)
        .innerJoin(ranked, eq(ranked.id, copies.id))
        .where(sql`${ranked.place} <= ${most}`)
        .orderBy(desc(copies.at), copies.id)
      return rows.map(({ copy }) => copy)
    },

    /** Copies of one trader that run, or were started since. Newest first. */
    async sessionsOf(userId: UserId, traderId: UserId, since: UnixMs): Promise<SessionRow[]> {
      return db
        .select()
        .from(sessions)
        .where(
          and(
            eq(sessions.userId, userId),
            eq(sessions.copiedFrom, traderId),
            sql`(${sessions.status} in ('active', 'closing') or ${gte(sessions.startedAt, since)})`,
          ),
        )
        .orderBy(desc(sessions.startedAt), sessions.id)
    },

    async hasWaiting(): Promise<boolean> {
      const [row] = await db
        .select({ id: copies.id })
        .from(copies)
        .where(eq(copies.state, 'waiting'))
        .orderBy(asc(copies.at))
        .limit(1)
      return row !== undefined
    },

    /** Takes up to `most` waiting ones that no process has, oldest first, until `heldUntil`. */
    async take(now: UnixMs, heldUntil: UnixMs, most: number): Promise<CopyRow[]> {
      const taken = await rowsOf<{ id: string }>(
        db,
        sql`update copies set held_until = ${heldUntil}::bigint where id = any(array(
          select id from copies where state = 'waiting' and held_until <= ${now}::bigint
          order by at limit ${most} for update skip locked)) returning id`,
      )
      if (taken.length === 0) return []
      return db
        .select()
        .from(copies)
        .where(
          inArray(
            copies.id,
            taken.map(({ id }) => id),
          ),
        )
        .orderBy(asc(copies.at), copies.id)
    },

    /** What a process that died had taken is nobody's; for the only process of a database. */
    async release(): Promise<void> {
      await db.update(copies).set({ heldUntil: 0 }).where(eq(copies.state, 'waiting'))
    },

    async settle(
      id: SessionId,
      outcome: { state: 'started' } | { state: 'refused'; problem: string },
    ): Promise<void> {
      await db
        .update(copies)
        .set(outcome)
        .where(and(eq(copies.id, id), eq(copies.state, 'waiting')))
    },
  }
}
