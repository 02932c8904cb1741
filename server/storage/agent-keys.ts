import { and, eq, isNull } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../contract/primitives.ts'
import type { Database } from './database.ts'
import { agentKeys } from './schema.ts'

export type AgentKeyRow = typeof agentKeys.$inferSelect

export function agentKeyStore(db: Database) {
  async function currentOf(userId: UserId): Promise<AgentKeyRow | undefined> {
    const [row] = await db
      .select()
      .from(agentKeys)
      .where(and(eq(agentKeys.userId, userId), isNull(agentKeys.revokedAt)))
    return row
  }

  return {
    currentOf,

    /** Stores the key unless the user has one; returns the one that counts. */
    async ensure(row: Omit<AgentKeyRow, 'approvedAt' | 'revokedAt'>): Promise<AgentKeyRow> {
      await db
        .insert(agentKeys)
        .values({ ...row, approvedAt: null, revokedAt: null })
        .onConflictDoNothing()
      const current = await currentOf(row.userId)
      if (current === undefined) throw new Error('an agent key vanished while being made')
      return current
    },

    async noteApproval(id: string, now: UnixMs): Promise<void> {
      await db
        .update(agentKeys)
        .set({ approvedAt: now })
        .where(and(eq(agentKeys.id, id), isNull(agentKeys.approvedAt)))
    },

    /** The key goes with it; the address stays, so that it is never made again. */
    async revoke(id: string, now: UnixMs): Promise<void> {
      await db.update(agentKeys).set({ revokedAt: now, ciphertext: '' }).where(eq(agentKeys.id, id))
    },
  }
}
