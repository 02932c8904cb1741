import { eq, lt, or } from 'drizzle-orm'
import type { UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { openings } from '../schema.ts'

export type OpeningRow = typeof openings.$inferSelect

export function openingStore(db: Database) {
  return {
    async of(userId: UserId): Promise<OpeningRow | undefined> {
      const [row] = await db.select().from(openings).where(eq(openings.userId, userId))
      return row
    },

    /** An existing row stays: two at once get the same. */
    async insert(row: OpeningRow): Promise<OpeningRow> {
      await db.insert(openings).values(row).onConflictDoNothing()
      const [kept] = await db.select().from(openings).where(eq(openings.userId, row.userId))
      if (kept === undefined) throw new Error('an opening vanished while being made')
      return kept
    },

    async change(userId: UserId, change: Partial<Omit<OpeningRow, 'userId'>>): Promise<void> {
      await db.update(openings).set(change).where(eq(openings.userId, userId))
    },

    /** Accounts whose past is not completely read. */
    async unread(limit: number): Promise<OpeningRow[]> {
      return db
        .select()
        .from(openings)
        .where(
          or(
            lt(openings.ledgerReadTo, openings.firstAt),
            lt(openings.fundingReadTo, openings.firstAt),
            lt(openings.fillsReadTo, openings.firstAt),
          ),
        )
        .orderBy(openings.firstAt)
        .limit(limit)
    },
  }
}
