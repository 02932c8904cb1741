// Where the history of an account comes from, page by page.
import type { ImportCursor } from '../../storage/schema/journal/journal-imports.ts'
import type { ImportRow, StoredAccountFill, StoredPayment } from '../../storage/journal/imports.ts'

export interface HistoryPage {
  fills: StoredAccountFill[]
  funding: StoredPayment[]
  /** Null after the last page. */
  next: ImportCursor | null
  /** 0…1: how much of the history has been read. */
  progress: number
}

/** Throws ServiceError as the venue's port does. `cursor` null: begins. */
export type HistorySource = (job: ImportRow, cursor: ImportCursor | null) => Promise<HistoryPage>

/** The share of a range that is behind, in the part of the whole that this list takes. */
export function progressAt(
  { from, until }: Pick<ImportRow, 'from' | 'until'>,
  at: number,
  [begin, end]: readonly [number, number],
): number {
  const share = until <= from ? 1 : Math.min(1, Math.max(0, (at - from) / (until - from)))
  return begin + (end - begin) * share
}
