// What is computed from a list of trades is kept as long as the list is. A journal in memory has the same list until it
// changes, so that looking at it again costs nothing.
import type { JournalRow } from '../../../engine/journal/journal-row.ts'

/** Different keys of one list. */
const mostKeys = 16

export function once<Result>(
  make: (rows: readonly JournalRow[], key: string) => Result,
): (rows: readonly JournalRow[], key?: string) => Result {
  const known = new WeakMap<readonly JournalRow[], Map<string, { result: Result }>>()
  return (rows, key = '') => {
    const ofRows = known.get(rows) ?? new Map<string, { result: Result }>()
    const found = ofRows.get(key) ?? { result: make(rows, key) }
    if (ofRows.size >= mostKeys) ofRows.clear()
    known.set(rows, ofRows.set(key, found))
    return found.result
  }
}
