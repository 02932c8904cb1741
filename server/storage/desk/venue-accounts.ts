import { and, eq } from 'drizzle-orm'
import type { UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { venueAccounts } from '../schema.ts'

export type VenueAccountRow = typeof venueAccounts.$inferSelect
export type VenueAccountNote = Partial<
  Pick<VenueAccountRow, 'canTrade' | 'canWithdraw' | 'lastUsedAt' | 'refusedAt'>
>

export function venueAccountStore(db: Database) {
  return {
    /** Oldest first. */
    async of(userId: UserId): Promise<VenueAccountRow[]> {
      return db
        .select()
        .from(venueAccounts)
        .where(eq(venueAccounts.userId, userId))
        .orderBy(venueAccounts.createdAt, venueAccounts.id)
    },

    async owned(userId: UserId, id: string): Promise<VenueAccountRow | undefined> {
      const [row] = await db
        .select()
        .from(venueAccounts)
        .where(and(eq(venueAccounts.id, id), eq(venueAccounts.userId, userId)))
      return row
    },

    /** Returns false when the user has added that key before. */
    async insert(row: VenueAccountRow): Promise<boolean> {
      const written = await db
        .insert(venueAccounts)
        .values(row)
        .onConflictDoNothing()
        .returning({ id: venueAccounts.id })
      return written.length > 0
    },

    async note(id: string, note: VenueAccountNote): Promise<void> {
      await db.update(venueAccounts).set(note).where(eq(venueAccounts.id, id))
    },

    /** Deletes the row with the encrypted key. */
    async remove(id: string): Promise<void> {
      await db.delete(venueAccounts).where(eq(venueAccounts.id, id))
    },

    /** The venues that any user has an account on. */
    async venues(): Promise<string[]> {
      const rows = await db
        .selectDistinct({ venue: venueAccounts.venue })
        .from(venueAccounts)
        .orderBy(venueAccounts.venue)
      return rows.map(({ venue }) => venue)
    },
  }
}
