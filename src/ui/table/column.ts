import type { ReactNode } from 'react'
import type { Decimal } from '../../../contract/decimal.ts'

export interface Column<Row> {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** Numbers go right. */
  align?: 'left' | 'right'
  /** The row's title: never folds, first in a card. */
  lead?: boolean
  /** Header kept for screen readers only: actions. */
  hideHeader?: boolean
  /** What can be done to the row: never folds, and in a card lies under the thumb. */
  action?: boolean
  /** The least it needs, in px. What is left over is shared out by it. */
  width?: number
  /** The highest leaves a narrow row first; without it the column stays. */
  fold?: number
  /** Where a short card has it: beside its title, or in its second line. The rest unfolds. */
  card?: 'value' | 'line'
  /** Its head sorts the rows by this; null goes last, whichever way. */
  sort?: { by: 'text'; of: (row: Row) => string | null } | AmountOrder<Row>
}

interface AmountOrder<Row> {
  by: 'amount'
  of: (row: Row) => Decimal | null
}

/** px. */
export function widthOf<Row>({ width, align, action, hideHeader, lead }: Column<Row>): number {
  if (width !== undefined) return width
  if (action || hideHeader) return 96
  return lead ? 144 : align === 'right' ? 92 : 120
}
