import type { ReactNode } from 'react'
import type { Decimal } from '../../../contract/decimal.ts'

export interface Column<Row> {
  key: string
  header: string
  /** What its values mean: shown while its header is pointed at or focused. */
  meaning?: string
  cell: (row: Row) => ReactNode
  /** Numbers are aligned right. */
  align?: 'left' | 'right'
  /** The row's title: never hidden, first in a card. */
  lead?: boolean
  /** The header is only for screen readers: for actions. */
  hideHeader?: boolean
  /** Actions on the row: never hidden, and at the bottom of a card. */
  action?: boolean
  /** The least width in px. Remaining space is distributed in proportion to it. */
  width?: number
  /** In a narrow table the column with the highest number is hidden first; without a number it stays. */
  fold?: number
  /** Its place in a short card: beside the title, or in the second line. Other columns unfold. */
  card?: 'value' | 'line'
  /** Pressing its header sorts by this; null goes last in both directions. */
  sort?: { by: 'text'; of: (row: Row) => string | null } | AmountOrder<Row> | AskedOrder
}

/** Rows come in this order when they are asked for in it: the table's `asked` does that. */
interface AskedOrder {
  by: 'asking'
  /** The one direction that there is. */
  isDescending: boolean
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
