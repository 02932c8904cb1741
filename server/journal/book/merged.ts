// A journal's list, in the order in which its trades closed, with some of them changed. A change costs a copy of the list,
// which is one move of memory, and a search for each changed trade.
import type { JournalRow } from '../../../engine/journal/journal-row.ts'

type Placed = Pick<JournalRow, 'id' | 'closedAt'>

/** With more changes than this the list is sorted anew. */
const mostMerged = 1_000

/**
 * A new list, because whoever got `rows` may still be reading it. `rows`: in order. `gone`: those of them that are
 * replaced. `added`: those that replace them or are new, in any order.
 */
export function merged<Row extends Placed>(
  rows: readonly Row[],
  gone: readonly Row[],
  added: readonly Row[],
): Row[] {
  if (gone.length + added.length > mostMerged) return sortedAnew(rows, gone, added)
  const cuts = [
    ...gone.map((row) => ({ at: placeOf(rows, row), skipped: 1, row: [] })),
    ...added.toSorted(inOrder).map((row) => ({ at: placeOf(rows, row), skipped: 0, row: [row] })),
  ].sort((one, other) => one.at - other.at)
  const pieces: (readonly Row[])[] = []
  let from = 0
  for (const { at, skipped, row } of cuts) {
    if (at > from) pieces.push(rows.slice(from, at))
    pieces.push(row)
    from = Math.max(from, at + skipped)
  }
  return new Array<Row>().concat(...pieces, rows.slice(from))
}

function sortedAnew<Row extends Placed>(
  rows: readonly Row[],
  gone: readonly Row[],
  added: readonly Row[],
): Row[] {
  const left = new Set(gone)
  return [...rows.filter((row) => !left.has(row)), ...added].sort(inOrder)
}

/** The place of the first row that is not before this one. */
function placeOf(rows: readonly Placed[], row: Placed): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const found = rows[middle]
    if (found !== undefined && inOrder(found, row) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Trades of one moment in the order of their ids. */
function inOrder(one: Placed, other: Placed): number {
  if (one.closedAt !== other.closedAt) return one.closedAt - other.closedAt
  return one.id === other.id ? 0 : one.id < other.id ? -1 : 1
}
