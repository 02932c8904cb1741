// Which columns a table of a given width has room for.
import { widthOf, type Column } from './column.ts'

export interface Folding<Row> {
  /** A row per item, or a card. */
  shape: 'rows' | 'list' | 'short'
  shown: readonly Column<Row>[]
  /** Columns without room in the row, which unfold below it. */
  folded: readonly Column<Row>[]
}

/** Widths in px below which rows become cards: short cards already in windows narrower than a desktop's. */
const narrowest = { list: 640, short: 920 }

/** The least important columns are hidden first. When the others do not fit either, rows become cards. */
export function foldColumns<Row>(columns: readonly Column<Row>[], width: number): Folding<Row> {
  const cards = columns.some(({ card }) => card !== undefined) ? 'short' : 'list'
  const shown = [...columns]
  while (needed(shown) > width) {
    const least = Math.max(...shown.map(({ fold }) => fold ?? 0))
    if (least === 0) break
    shown.splice(
      shown.findLastIndex(({ fold }) => fold === least),
      1,
    )
  }
  if (width >= narrowest[cards] && needed(shown) <= width) {
    return { shape: 'rows', shown, folded: columns.filter((column) => !shown.includes(column)) }
  }
  if (cards === 'list') {
    return { shape: 'list', shown: columns, folded: [] }
  }
  const isShort = ({ lead, action, card }: Column<Row>): boolean =>
    lead === true || action === true || card !== undefined
  return {
    shape: 'short',
    shown: columns.filter(isShort),
    folded: columns.filter((column) => !isShort(column)),
  }
}

function needed<Row>(columns: readonly Column<Row>[]): number {
  return columns.reduce((total, column) => total + widthOf(column), 0)
}
