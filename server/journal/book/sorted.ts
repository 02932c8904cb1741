import type { tradeSorts } from '../../../contract/journal/trades.ts'
import type { JournalRow } from '../../../engine/journal/journal-row.ts'

export interface Ordering {
  sort: (typeof tradeSorts)[number]
  order: 'asc' | 'desc'
}

const valueOf: Record<Ordering['sort'], (row: JournalRow) => number | null> = {
  closed_at: ({ closedAt }) => closedAt,
  net_pnl: ({ units }) => units.net,
  r_multiple: ({ r }) => r,
  duration_secs: ({ openedAt, closedAt }) => closedAt - openedAt,
}

const known = new WeakMap<readonly JournalRow[], Map<string, readonly JournalRow[]>>()

/**
 * `rows`: in the order in which they closed. Equal ones by the time of closing, rows without a value last.
 * Kept as long as the rows are, so that the next page does not sort again.
 */
export function sortedRows(
  rows: readonly JournalRow[],
  { sort, order }: Ordering,
): readonly JournalRow[] {
  if (sort === 'closed_at') return order === 'asc' ? rows : rows.toReversed()
  const orders = known.get(rows) ?? new Map<string, readonly JournalRow[]>()
  const made = orders.get(`${sort} ${order}`) ?? byValue(rows, { sort, order })
  known.set(rows, orders.set(`${sort} ${order}`, made))
  return made
}

function byValue(rows: readonly JournalRow[], { sort, order }: Ordering): readonly JournalRow[] {
  const value = valueOf[sort]
  const sign = order === 'asc' ? 1 : -1
  const ranked = rows.map((row, index) => ({ row, index, by: value(row) }))
  ranked.sort((one, other) => {
    if (one.by === null || other.by === null) {
      return Number(one.by === null) - Number(other.by === null) || (one.index - other.index) * sign
    }
    return (one.by - other.by || one.index - other.index) * sign
  })
  return ranked.map(({ row }) => row)
}
