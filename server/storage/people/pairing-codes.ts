import { and, eq, gt, lt, lte, or, sql } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { pairingCodes } from '../schema.ts'

/** Serialises guesses over all processes: two at once must not both count as the fifth. */
const lockId = 4_361_006

export function pairingStore(db: Database) {
  return {
    /** Replaces the user's earlier code. False when another user's code has this hash. */
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
     * The code's owner, for exactly one caller, until it expires. A wrong guess counts against every valid code,
     * because it is unknown which one was meant.
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
