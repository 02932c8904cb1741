import { and, eq, lte, sql } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { loginFailures, passwordLogins } from '../schema.ts'

export type PasswordLoginRow = typeof passwordLogins.$inferSelect

export function passwordLoginStore(db: Database) {
  return {
    async of(userId: UserId): Promise<PasswordLoginRow | undefined> {
      const [row] = await db.select().from(passwordLogins).where(eq(passwordLogins.userId, userId))
      return row
    },

    /** `key`: the e-mail in lower case. */
    async byEmail(key: string): Promise<PasswordLoginRow | undefined> {
      const [row] = await db.select().from(passwordLogins).where(eq(passwordLogins.emailKey, key))
      return row
    },

    /** Replaces what the user had. False when somebody else has the e-mail. */
    async put(row: PasswordLoginRow): Promise<boolean> {
      const { userId: _, ...changed } = row
      return db.transaction(async (tx) => {
        // The one key that can clash is the e-mail's, then nothing is written.
        const added = await tx.insert(passwordLogins).values(row).onConflictDoNothing().returning()
        if (added.length === 1) return true
        const [taken] = await tx
          .select({ userId: passwordLogins.userId })
          .from(passwordLogins)
          .where(eq(passwordLogins.emailKey, row.emailKey))
        if (taken !== undefined && taken.userId !== row.userId) return false
        const updated = await tx
          .update(passwordLogins)
          .set(changed)
          .where(eq(passwordLogins.userId, row.userId))
          .returning({ userId: passwordLogins.userId })
        return updated.length === 1
      })
    },
  }
}

export function loginFailureStore(db: Database) {
  return {
    /** Epoch milliseconds before which none of `keys` may try; 0: at once. */
    async waitUntil(keys: readonly string[]): Promise<UnixMs> {
      const rows = await Promise.all(
        keys.map((key) => db.select().from(loginFailures).where(eq(loginFailures.key, key))),
      )
      return Math.max(0, ...rows.flat().map((row) => row.waitUntil))
    },

    /**
     * Counts one more failure, from one again when the last was before `forgottenBefore`. Returns how many there
     * are.
     */
    async count(key: string, now: UnixMs, forgottenBefore: UnixMs): Promise<number> {
      const isForgotten = sql`${loginFailures.lastAt} <= ${forgottenBefore}`
      const [row] = await db
        .insert(loginFailures)
        .values({ key, failures: 1, waitUntil: 0, lastAt: now })
        .onConflictDoUpdate({
          target: loginFailures.key,
          set: {
            failures: sql`case when ${isForgotten} then 1 else ${loginFailures.failures} + 1 end`,
            lastAt: now,
          },
        })
        .returning({ failures: loginFailures.failures })
      return row?.failures ?? 1
    },

    async wait(key: string, until: UnixMs): Promise<void> {
      await db
        .update(loginFailures)
        .set({ waitUntil: sql`greatest(${loginFailures.waitUntil}, ${until})` })
        .where(eq(loginFailures.key, key))
    },

    async forget(key: string): Promise<void> {
      await db.delete(loginFailures).where(eq(loginFailures.key, key))
    },

    async sweep(before: UnixMs, now: UnixMs): Promise<void> {
      await db
        .delete(loginFailures)
        .where(and(lte(loginFailures.lastAt, before), lte(loginFailures.waitUntil, now)))
    },
  }
}
