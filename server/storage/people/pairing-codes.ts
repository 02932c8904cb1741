import { and, eq, gt, lt, lte, or, sql } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { pairingCodes } from '../schema.ts'

/** Whoever tries a code, on any process: two guesses at once must not both count as the fifth. */
const lockId = 4_361_006

export function pairingStore(db: Database) {
  return {
    /** In place of the user's code before it. False: somebody else's code has this hash. */
    async offer(row: { hash: string; userId: UserId; expiresAt: UnixMs }, now: UnixMs) {
      return db.transaction(async (tx) => {
        await tx
          .delete(pairingCodes)
          .where(or(eq(pairingCodes.userId, row.userId), lte(pairingCodes.expiresAt, now)))
        const made = await tx
          .insert(pairingCodes)
          .values({ ...row, wrongTries: 0 })
          .onConflictDoNothing()
          .returning({ hash: pairingCodes.hash })
        return made.length === 1
      })
    },

    /**
     * Whose code it is, for one caller, while it lives. A guess that hits nothing counts against every code that is alive:
     * nobody can say which one was meant.
     */
    async claim(hash: string, now: UnixMs, mostWrongTries: number): Promise<UserId | undefined> {
      const isAlive = and(
        gt(pairingCodes.expiresAt, now),
        lt(pairingCodes.wrongTries, mostWrongTries),
      )
      return db.transaction(async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(${lockId})`)
        const [hit] = await tx
          .delete(pairingCodes)
          .where(and(eq(pairingCodes.hash, hash), isAlive))
          .returning({ userId: pairingCodes.userId })
        if (hit !== undefined) return hit.userId
        await tx
          .update(pairingCodes)
          .set({ wrongTries: sql`${pairingCodes.wrongTries} + 1` })
          .where(isAlive)
        return undefined
      })
    },
  }
}
