import { eq } from 'drizzle-orm'
import type { UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { riskConfigs } from '../schema.ts'

export type RiskConfigRow = typeof riskConfigs.$inferSelect

export function riskConfigStore(db: Database) {
  return {
    /** Undefined when the person has set no limits. */
    async of(userId: UserId): Promise<RiskConfigRow | undefined> {
      const [row] = await db.select().from(riskConfigs).where(eq(riskConfigs.userId, userId))
      return row
    },

    async put(row: RiskConfigRow): Promise<void> {
      await db
        .insert(riskConfigs)
        .values(row)
        .onConflictDoUpdate({ target: riskConfigs.userId, set: row })
    },
  }
}
