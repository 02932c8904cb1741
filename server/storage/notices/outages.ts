import { isNull, sql } from 'drizzle-orm'
import type { UnixMs } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { venueOutages } from '../schema.ts'

/** Times in which the exchange could not be reached, the same for all processes. */
export function outageStore(db: Database) {
  return {
    /** When the present one began: at `at`, unless it was known before. */
    async begin(at: UnixMs): Promise<UnixMs> {
      await db.insert(venueOutages).values({ beganAt: at }).onConflictDoNothing()
      const [row] = await db.select().from(venueOutages).where(isNull(venueOutages.endedAt))
      return row?.beganAt ?? at
    },

    async end(at: UnixMs): Promise<void> {
      await db.update(venueOutages).set({ endedAt: at }).where(isNull(venueOutages.endedAt))
    },

    async sweep(before: UnixMs): Promise<void> {
      await db.delete(venueOutages).where(sql`${venueOutages.endedAt} < ${before}`)
    },
  }
}
