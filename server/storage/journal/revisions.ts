// Who changes a person's journal takes the next revision first, which locks it until the transaction ends: so rows
// become visible in the order of their revisions, and who has read up to one has missed none.
import { eq, sql } from 'drizzle-orm'
import type { UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { journalAccounts } from '../schema.ts'

export interface JournalVersion {
  revision: number
  epoch: number
}

const none: JournalVersion = { revision: 0, epoch: 0 }

/** Call it within a transaction. `deletes`: rows go, so that readers have to begin anew. */
export async function nextRevision(
  db: Database,
  userId: UserId,
  deletes: 'deletes' | 'keeps' = 'keeps',
): Promise<number> {
  const step = deletes === 'deletes' ? 1 : 0
  const [row] = await db
    .insert(journalAccounts)
    .values({ userId, revision: 1, epoch: step })
    .onConflictDoUpdate({
      target: journalAccounts.userId,
      set: {
        revision: sql`${journalAccounts.revision} + 1`,
        epoch: sql`${journalAccounts.epoch} + ${step}::integer`,
      },
    })
    .returning({ revision: journalAccounts.revision })
  if (row === undefined) throw new Error('a journal has no revision')
  return row.revision
}

export async function versionOf(db: Database, userId: UserId): Promise<JournalVersion> {
  const [row] = await db
    .select({ revision: journalAccounts.revision, epoch: journalAccounts.epoch })
    .from(journalAccounts)
    .where(eq(journalAccounts.userId, userId))
  return row ?? none
}
