import { and, eq } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { equityDays } from '../schema.ts'

export type EquityDayRow = typeof equityDays.$inferSelect

export function equityDayStore(db: Database) {
  return {
    async of(userId: UserId, day: UnixMs): Promise<EquityDayRow | undefined> {
      const [row] = await db
        .select()
        .from(equityDays)
        .where(and(eq(equityDays.userId, userId), eq(equityDays.day, day)))
      return row
    },

    /** Stores the equity at the start of the day; an existing row stays. Returns the stored row. */
    async begin(row: EquityDayRow): Promise<EquityDayRow> {
      await db.insert(equityDays).values(row).onConflictDoNothing()
      return (await this.of(row.userId, row.day)) ?? row
    },
  }
}
