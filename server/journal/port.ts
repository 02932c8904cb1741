import type { UserId } from '../../contract/primitives.ts'
import type { JournalRow } from '../../engine/journal/journal-row.ts'

/** The journals of people, in memory. */
export interface Journal {
  /** The person's closed trades in the order in which they closed. What closed before the call is in it. */
  of(userId: UserId): Promise<{ rows: readonly JournalRow[] }>
}
