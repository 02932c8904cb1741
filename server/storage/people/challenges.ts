import { and, desc, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Address, UnixMs } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { challenges } from '../schema.ts'

export type ChallengeRow = typeof challenges.$inferSelect

export function challengeStore(db: Database) {
  return {
    async add(row: Omit<ChallengeRow, 'usedAt'>): Promise<void> {
      await db.insert(challenges).values({ ...row, usedAt: null })
    },

    /**
     * Newest first, including used and expired ones, so that a refusal can name its reason. `line`: a line that the
     * message must contain.
     */
    async recentOf(address: Address, limit: number, line = ''): Promise<ChallengeRow[]> {
      return db
        .select()
        .from(challenges)
        .where(
          and(
            eq(challenges.address, address.toLowerCase()),
            sql`position(${line} in ${challenges.message}) > 0`,
          ),
        )
        .orderBy(desc(challenges.issuedAt), desc(challenges.nonce))
        .limit(limit)
    },

    /** True for exactly one caller per challenge, and only before it expires. */
    async consume(nonce: string, now: UnixMs): Promise<boolean> {
      const rows = await db
        .update(challenges)
        .set({ usedAt: now })
        .where(
          and(
            eq(challenges.nonce, nonce),
            isNull(challenges.usedAt),
            gt(challenges.expiresAt, now),
          ),
        )
        .returning({ nonce: challenges.nonce })
      return rows.length === 1
    },

    async sweep(expiredBefore: UnixMs): Promise<void> {
      const old = db
        .select({ nonce: challenges.nonce })
        .from(challenges)
        .where(lt(challenges.expiresAt, expiredBefore))
        .limit(5000)
      await db.delete(challenges).where(inArray(challenges.nonce, old))
    },
  }
}
