// One row per (user, endpoint, key): claimed before the work, completed with its answer, released when it failed.
import { and, eq, isNull } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { idempotencyKeys } from '../schema.ts'

export type IdempotencyRow = typeof idempotencyKeys.$inferSelect
export interface IdempotencyClaim {
  userId: UserId
  endpointId: string
  key: string
  requestHash: string
}

export function idempotencyStore(db: Database) {
  const same = (claim: IdempotencyClaim) =>
    and(
      eq(idempotencyKeys.userId, claim.userId),
      eq(idempotencyKeys.endpointId, claim.endpointId),
      eq(idempotencyKeys.key, claim.key),
    )
  const mine = (claim: IdempotencyClaim, claimedAt: UnixMs) =>
    and(same(claim), isNull(idempotencyKeys.status), eq(idempotencyKeys.createdAt, claimedAt))

  return {
    /** Undefined when the caller holds the key now. Otherwise the row that holds it. */
    async claim(claim: IdempotencyClaim, now: UnixMs): Promise<IdempotencyRow | undefined> {
      const inserted = await db
        .insert(idempotencyKeys)
        .values({ ...claim, status: null, response: null, createdAt: now })
        .onConflictDoNothing()
        .returning({ key: idempotencyKeys.key })
      if (inserted.length === 1) return undefined
      const [held] = await db.select().from(idempotencyKeys).where(same(claim))
      return held ?? { ...claim, status: null, response: null, createdAt: now }
    },

    async complete(
      claim: IdempotencyClaim,
      claimedAt: UnixMs,
      answer: { status: number; response: unknown },
    ): Promise<void> {
      await db.update(idempotencyKeys).set(answer).where(mine(claim, claimedAt))
    },

    async release(claim: IdempotencyClaim, claimedAt: UnixMs): Promise<void> {
      await db.delete(idempotencyKeys).where(mine(claim, claimedAt))
    },
  }
}
