import { count, eq, sql } from 'drizzle-orm'
import type { DecimalString, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { reconciliations } from '../schema.ts'

export type ReconciliationRow = typeof reconciliations.$inferSelect

export function reconciliationStore(db: Database) {
  return {
    async of(userId: UserId): Promise<ReconciliationRow | undefined> {
      const [row] = await db
        .select()
        .from(reconciliations)
        .where(eq(reconciliations.userId, userId))
      return row
    },

    /** Of all accounts; `largest`: USDC, unsigned, null when none was ever reconciled. */
    async standing(): Promise<{ accounts: number; largest: DecimalString | null }> {
      const [row] = await db
        .select({
          accounts: count(),
          largest: sql<DecimalString | null>`max(abs(${reconciliations.difference}))`,
        })
        .from(reconciliations)
      return row ?? { accounts: 0, largest: null }
    },

    /** Keeps the newest. */
    async save(row: ReconciliationRow): Promise<void> {
      const { at, difference, detail } = row
      await db
        .insert(reconciliations)
        .values(row)
        .onConflictDoUpdate({
          target: reconciliations.userId,
          set: { at, difference, detail },
          setWhere: sql`${reconciliations.at} <= ${at}`,
        })
    },
  }
}
