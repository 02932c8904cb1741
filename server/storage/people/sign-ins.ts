import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, ne } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { signIns, users } from '../schema.ts'
import type { PersonRow } from './users.ts'

export type SignInRow = typeof signIns.$inferSelect

export function signInStore(db: Database) {
  const holds = (now: UnixMs) =>
    and(isNull(signIns.endedAt), gt(signIns.expiresAt, now), eq(signIns.epoch, users.tokenEpoch))

  const found = () =>
    db
      .select({ signIn: signIns, user: users })
      .from(signIns)
      .innerJoin(users, eq(users.id, signIns.userId))

  return {
    async add(
      row: Omit<SignInRow, 'endedAt' | 'generation' | 'rotatedAt' | 'tokenHash'> &
        Partial<Pick<SignInRow, 'tokenHash'>>,
    ): Promise<void> {
      await db.insert(signIns).values({ ...row, generation: 0 })
    },

    async withUser(id: string): Promise<{ signIn: SignInRow; user: PersonRow } | undefined> {
      const [row] = await found().where(eq(signIns.id, id))
      return row
    },

    /** `hash`: SHA-256 of a session token. */
    async byTokenHash(hash: string): Promise<{ signIn: SignInRow; user: PersonRow } | undefined> {
      const [row] = await found().where(eq(signIns.tokenHash, hash))
      return row
    },

    /** Ends the user's sign-ins of a kind, except one. Returns their ids. */
    async endOthers(
      { userId, kind, except }: Pick<SignInRow, 'userId' | 'kind'> & { except: string | undefined },
      now: UnixMs,
    ): Promise<string[]> {
      const theirs = and(
        eq(signIns.userId, userId),
        eq(signIns.kind, kind),
        isNull(signIns.endedAt),
        except === undefined ? undefined : ne(signIns.id, except),
      )
      const rows = await db
        .update(signIns)
        .set({ endedAt: now })
        .where(theirs)
        .returning({ id: signIns.id })
      return rows.map(({ id }) => id)
    },

    /** The user's valid sign-ins, most recently used first. */
    async ofUser(userId: UserId, now: UnixMs): Promise<SignInRow[]> {
      const rows = await db
        .select({ signIn: signIns })
        .from(signIns)
        .innerJoin(users, eq(users.id, signIns.userId))
        .where(and(eq(signIns.userId, userId), holds(now)))
        .orderBy(desc(signIns.lastUsedAt), desc(signIns.createdAt))
      return rows.map(({ signIn }) => signIn)
    },

    async noteUse(id: string, now: UnixMs): Promise<void> {
      await db
        .update(signIns)
        .set({ lastUsedAt: now })
        .where(and(eq(signIns.id, id), lt(signIns.lastUsedAt, now)))
    },

    /**
     * Uses up the refresh token `generation`, for exactly one caller. False when it was used before, or the sign-in
     * has ended.
     */
    async rotate(
      { id, generation }: Pick<SignInRow, 'id' | 'generation'>,
      now: UnixMs,
      expiresAt: UnixMs,
    ): Promise<boolean> {
      const rows = await db
        .update(signIns)
        .set({ generation: generation + 1, rotatedAt: now, lastUsedAt: now, expiresAt })
        .where(
          and(
            eq(signIns.id, id),
            eq(signIns.generation, generation),
            isNull(signIns.endedAt),
            gt(signIns.expiresAt, now),
          ),
        )
        .returning({ id: signIns.id })
      return rows.length === 1
    },

    /** True for the caller that ended it. `userId`: the required owner. */
    async end(id: string, userId: UserId, now: UnixMs): Promise<boolean> {
      const rows = await db
        .update(signIns)
        .set({ endedAt: now })
        .where(and(eq(signIns.id, id), eq(signIns.userId, userId), isNull(signIns.endedAt)))
        .returning({ id: signIns.id })
      return rows.length === 1
    },

    /** The given sign-ins that were ended individually. */
    async ended(ids: readonly string[]): Promise<Set<string>> {
      if (ids.length === 0) return new Set()
      const rows = await db
        .select({ id: signIns.id })
        .from(signIns)
        .where(and(inArray(signIns.id, [...ids]), isNotNull(signIns.endedAt)))
      return new Set(rows.map(({ id }) => id))
    },

    async sweep(expiredBefore: UnixMs): Promise<void> {
      await db.delete(signIns).where(lte(signIns.expiresAt, expiredBefore))
    },
  }
}
