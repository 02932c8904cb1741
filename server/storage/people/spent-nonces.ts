import { lt } from 'drizzle-orm'
import type { UnixMs } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { spentNonces } from '../schema.ts'

export function nonceStore(db: Database) {
  return {
    /** True for exactly one caller per nonce. `expiresAt`: how long it has to be remembered. */
    async spend(nonce: string, expiresAt: UnixMs): Promise<boolean> {
      const rows = await db
        .insert(spentNonces)
        .values({ nonce, expiresAt })
        .onConflictDoNothing()
        .returning({ nonce: spentNonces.nonce })
      return rows.length === 1
    },

    async sweep(expiredBefore: UnixMs): Promise<void> {
      await db.delete(spentNonces).where(lt(spentNonces.expiresAt, expiredBefore))
    },
  }
}
