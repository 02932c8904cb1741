// Which columns a table of a given width has room for.
import { widthOf, type Column } from './column.ts'

export interface Folding<Row> {
  /** A row for each, or a card. */
  shape: 'rows' | 'list' | 'short'
  shown: readonly Column<Row>[]
  /** What a row has no room for: it unfolds under it. */
  folded: readonly Column<Row>[]
}

/** Below this rows become cards, px: short ones already where a window is narrower than a desk's. */
const narrowest = { list: 640, short: 920 }

/** The least important columns go first. When those that matter do not fit either, rows become cards. */
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
