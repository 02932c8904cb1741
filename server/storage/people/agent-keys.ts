import { and, desc, eq, gt, isNotNull, isNull, lte } from 'drizzle-orm'
import type { Loss } from '../../../contract/people/authority.ts'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { agentKeys } from '../schema.ts'

export type AgentKeyRow = typeof agentKeys.$inferSelect
type NewAgentKey = Pick<
  AgentKeyRow,
  'id' | 'userId' | 'address' | 'name' | 'ciphertext' | 'createdAt' | 'isNext'
>

export function agentKeyStore(db: Database) {
  async function inUse(userId: UserId, isNext: boolean): Promise<AgentKeyRow | undefined> {
    const isUsable = and(isNull(agentKeys.revokedAt), eq(agentKeys.isNext, isNext))
    const [row] = await db
      .select()
      .from(agentKeys)
      .where(and(eq(agentKeys.userId, userId), isUsable))
    return row
  }

  return {
    currentOf: (userId: UserId) => inUse(userId, false),

    /** The key that takes over once the wallet has approved it. */
    nextOf: (userId: UserId) => inUse(userId, true),

    /** The key that was retired last. */
    async retiredOf(userId: UserId): Promise<AgentKeyRow | undefined> {
      const [row] = await db
        .select()
        .from(agentKeys)
        .where(and(eq(agentKeys.userId, userId), isNotNull(agentKeys.revokedAt)))
        .orderBy(desc(agentKeys.revokedAt), desc(agentKeys.createdAt))
        .limit(1)
      return row
    },

    /** Stores the key unless the user has one; returns the stored one. */
    async ensure(row: NewAgentKey): Promise<AgentKeyRow> {
      await db.insert(agentKeys).values(row).onConflictDoNothing()
      const kept = await inUse(row.userId, row.isNext)
      if (kept === undefined) throw new Error('an agent key vanished while being made')
      return kept
    },

    /** Records the approval and clears an earlier loss. */
    async noteApproval(id: string, approval: Pick<AgentKeyRow, 'approvedAt' | 'validUntil'>) {
      await db
        .update(agentKeys)
        .set({ ...approval, lostAs: null, lostAt: null })
        .where(eq(agentKeys.id, id))
    },

    async noteLoss(id: string, lostAs: Loss, lostAt: UnixMs): Promise<void> {
      await db.update(agentKeys).set({ lostAs, lostAt }).where(eq(agentKeys.id, id))
    },

    /** The number of keys in use whose approval ends between these times. */
    countExpiring: (from: UnixMs, to: UnixMs): Promise<number> =>
      db.$count(
        agentKeys,
        and(
          isNull(agentKeys.revokedAt),
          eq(agentKeys.isNext, false),
          isNull(agentKeys.lostAt),
          gt(agentKeys.validUntil, from),
          lte(agentKeys.validUntil, to),
        ),
      ),

    async promote(id: string): Promise<void> {
      await db.update(agentKeys).set({ isNext: false }).where(eq(agentKeys.id, id))
    },

    /** Deletes the secret; the address stays, so that it is never used again. */
    async revoke(id: string, now: UnixMs): Promise<void> {
      await db.update(agentKeys).set({ revokedAt: now, ciphertext: '' }).where(eq(agentKeys.id, id))
    },
  }
}
