import { and, desc, eq, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Expected } from '../../../contract/sessions/expected.ts'
import type { SessionStatus } from '../../../contract/sessions/sessions.ts'
import type { SessionId, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { sessions, users } from '../schema.ts'

export type SessionRow = typeof sessions.$inferSelect
export type NewSession = typeof sessions.$inferInsert
export type SessionChange = Partial<
  Pick<
    SessionRow,
    | 'status'
    | 'endReason'
    | 'acceptsEntries'
    | 'lastEntryAt'
    | 'lastLossAt'
    | 'endedAt'
    | 'finalPnl'
  >
>

/** The last row of the page before. */
export interface SessionCursor {
  startedAt: UnixMs
  id: SessionId
}

const running: SessionStatus[] = ['active', 'closing']
const isRunning = inArray(sessions.status, running)

export function sessionStore(db: Database) {
  return {
    /** Makes the user's other creates wait until this transaction ends. */
    async lockUser(userId: UserId): Promise<void> {
      await db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('update')
    },

    /** Its mandate must exist already. */
    async create(session: NewSession): Promise<SessionRow> {
      const [row] = await db.insert(sessions).values(session).returning()
      if (row === undefined) throw new Error('a session was not written')
      return row
    },

    async byId(id: SessionId): Promise<SessionRow | undefined> {
      const [row] = await db.select().from(sessions).where(eq(sessions.id, id))
      return row
    },

    async owned(userId: UserId, id: SessionId): Promise<SessionRow | undefined> {
      const [row] = await db
        .select()
        .from(sessions)
        .where(and(eq(sessions.id, id), eq(sessions.userId, userId)))
      return row
    },

    /** Newest first. */
    async list(
      userId: UserId,
      filter: { status?: SessionStatus; after?: SessionCursor; limit: number },
    ): Promise<SessionRow[]> {
      const { status, after, limit } = filter
      const older =
        after &&
        or(
          lt(sessions.startedAt, after.startedAt),
          and(eq(sessions.startedAt, after.startedAt), lt(sessions.id, after.id)),
        )
      return db
        .select()
        .from(sessions)
        .where(and(eq(sessions.userId, userId), status && eq(sessions.status, status), older))
        .orderBy(desc(sessions.startedAt), desc(sessions.id))
        .limit(limit)
    },

    /** Active or closing, newest first. */
    async running(userId: UserId): Promise<SessionRow[]> {
      return db
        .select()
        .from(sessions)
        .where(and(eq(sessions.userId, userId), isRunning))
        .orderBy(desc(sessions.startedAt), desc(sessions.id))
    },

    /** Undefined when the row has changed since `version` was read. */
    async change(
      id: SessionId,
      version: number,
      change: SessionChange,
    ): Promise<SessionRow | undefined> {
      const [row] = await db
        .update(sessions)
        .set({ ...change, version: version + 1 })
        .where(and(eq(sessions.id, id), eq(sessions.version, version)))
        .returning()
      return row
    },

    /** Running ones of the engine's signals that started since then, and of which nothing is expected yet; oldest first. */
    async unexpected(since: UnixMs): Promise<SessionRow[]> {
      return db
        .select()
        .from(sessions)
        .where(
          and(
            isRunning,
            isNull(sessions.expected),
            isNull(sessions.program),
            gte(sessions.startedAt, since),
          ),
        )
        .orderBy(sessions.startedAt)
    },

    /** Once: false when it was known. No cycle depends on it, so that the version stays. */
    async expect(id: SessionId, expected: Expected): Promise<boolean> {
      const written = await db
        .update(sessions)
        .set({ expected })
        .where(and(eq(sessions.id, id), isNull(sessions.expected)))
        .returning({ id: sessions.id })
      return written.length > 0
    },

    async noteLoss(id: SessionId, at: UnixMs): Promise<void> {
      await db
        .update(sessions)
        .set({
          lastLossAt: sql`greatest(coalesce(${sessions.lastLossAt}, 0), ${at})`,
          version: sql`${sessions.version} + 1`,
        })
        .where(eq(sessions.id, id))
    },
  }
}
