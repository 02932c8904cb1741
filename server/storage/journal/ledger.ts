// What the exchange booked in each market, to be held against the journal.
import { eq } from 'drizzle-orm'
import type { UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { ledgerSums } from '../schema.ts'

export type LedgerSumRow = typeof ledgerSums.$inferSelect

export function ledgerSumStore(db: Database) {
  return {
    async of(userId: UserId): Promise<LedgerSumRow[]> {
      return db.select().from(ledgerSums).where(eq(ledgerSums.userId, userId))
    },
  }
}
