import type { ReactNode } from 'react'
import type { Column } from './column.ts'
import type { Sorting } from './sort-rows.ts'

export interface DataTableProps<Row> {
  /** What the table lists: its accessible name. */
  caption: string
  /** Keep the same array between renders: a new one redraws all rows. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** The name of a row for its unfold button: "long BTC". */
  rowName?: (row: Row) => string
  /** Shown when there are no rows. */
  empty?: ReactNode
  /** For columns sorted by asking: the order of the rows that are there, and what asks for another. */
  asked?: { sorting: Sorting; onAsk: (key: string) => void }
  /** A row that stays above the others, and the name of its group. */
  pinned?: { row: Row; name: string } | undefined
  /** The name of the group of rows, beside a pinned one. */
  bodyName?: string
  /** Others are on their way that replace these rows. */
  isReplaced?: boolean
  /** The key of the row that is lit, and what is told of the row that is pointed at or focused. */
  pointed?: string | null
  onPoint?: (id: string | null) => void
  className?: string
}
