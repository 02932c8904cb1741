import type { tradeSorts } from '../../../contract/journal/closed-trades.ts'
import type { JournalRow } from '../../../engine/journal/journal-row.ts'
import { once } from './once.ts'

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

/**
 * `rows`: in the order in which they closed. Equal ones by the time of closing, rows without a value last.
 */
export function sortedRows(
  rows: readonly JournalRow[],
  { sort, order }: Ordering,
): readonly JournalRow[] {
  if (sort === 'closed_at') return order === 'asc' ? rows : rows.toReversed()
  return (order === 'asc' ? ascending : descending)[sort](rows)
}

const orders = (order: Ordering['order']) => ({
  net_pnl: once((rows) => byValue(rows, { sort: 'net_pnl', order })),
  r_multiple: once((rows) => byValue(rows, { sort: 'r_multiple', order })),
  duration_secs: once((rows) => byValue(rows, { sort: 'duration_secs', order })),
})
const [ascending, descending] = [orders('asc'), orders('desc')]

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
