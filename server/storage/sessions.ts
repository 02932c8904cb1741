import { and, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { SessionStatus } from '../../contract/sessions.ts'
import type { SessionId, UnixMs, UserId } from '../../contract/primitives.ts'
import type { Database } from './database.ts'
import { orders, positions, sessions, users } from './schema.ts'

export type SessionRow = typeof sessions.$inferSelect
export type NewSession = Omit<typeof sessions.$inferInsert, 'leaseOwner' | 'leaseUntil'>
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

/** Where a list goes on: the last row already given. */
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

    /** Undefined: the user has a running session for this asset already. */
    async create(session: NewSession): Promise<SessionRow | undefined> {
      const [row] = await db.insert(sessions).values(session).onConflictDoNothing().returning()
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

    /**
     * Sessions that need cycles: running, or ended with positions that were kept, orders that are not settled or a
     * result that is still to be frozen.
     */
    async inNeedOfCycles(userId?: UserId): Promise<{ id: SessionId; userId: UserId }[]> {
      const hasPositions = sql`exists (select 1 from ${positions} where ${positions.sessionId} = ${sessions.id} and ${positions.status} <> 'closed')`
      const hasOrders = sql`exists (select 1 from ${orders} where ${orders.sessionId} = ${sessions.id} and ${orders.status} in ('intent','sent','unknown','resting'))`
      return db
        .select({ id: sessions.id, userId: sessions.userId })
        .from(sessions)
        .where(
          and(
            userId === undefined ? undefined : eq(sessions.userId, userId),
            or(isRunning, hasPositions, hasOrders, isNull(sessions.finalPnl)),
          ),
        )
        .orderBy(sessions.startedAt)
    },

    /** Undefined: the row has changed since `version` was read. */
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

    async noteLoss(id: SessionId, at: UnixMs): Promise<void> {
      await db
        .update(sessions)
        .set({
          lastLossAt: sql`greatest(coalesce(${sessions.lastLossAt}, 0), ${at})`,
          version: sql`${sessions.version} + 1`,
        })
        .where(eq(sessions.id, id))
    },

    /** True when `owner` may act on the session until then. A lease that ran out is free for anybody. */
    async lease(id: SessionId, owner: string, now: UnixMs, until: UnixMs): Promise<boolean> {
      const rows = await db
        .update(sessions)
        .set({ leaseOwner: owner, leaseUntil: until })
        .where(
          and(
            eq(sessions.id, id),
            or(
              isNull(sessions.leaseOwner),
              eq(sessions.leaseOwner, owner),
              lt(sessions.leaseUntil, now),
            ),
          ),
        )
        .returning({ id: sessions.id })
      return rows.length === 1
    },

    /** False: somebody else took over. Called inside the transaction that writes an intent, it fences off zombies. */
    async renewLease(id: SessionId, owner: string, until: UnixMs): Promise<boolean> {
      const rows = await db
        .update(sessions)
        .set({ leaseUntil: until })
        .where(and(eq(sessions.id, id), eq(sessions.leaseOwner, owner)))
        .returning({ id: sessions.id })
      return rows.length === 1
    },

    async releaseLease(id: SessionId, owner: string): Promise<void> {
      await db
        .update(sessions)
        .set({ leaseOwner: null, leaseUntil: null })
        .where(and(eq(sessions.id, id), eq(sessions.leaseOwner, owner)))
    },
  }
}
