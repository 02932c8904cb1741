import { compare } from '../../../contract/decimal.ts'
import type { Column } from './column.ts'

export interface Sorting {
  key: string
  isDescending: boolean
}

/**
 * The next sorting after a press on a column's header: amounts descending or names ascending, then the other way,
 * then unsorted.
 */
export function nextSorting<Row>(now: Sorting | null, { key, sort }: Column<Row>): Sorting | null {
  if (sort?.by === 'asking') return { key, isDescending: sort.isDescending }
  const first = sort?.by === 'amount'
  if (now?.key !== key) return { key, isDescending: first }
  return now.isDescending === first ? { key, isDescending: !first } : null
}

/** Equal rows keep their order; rows without a value go last. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | null,
): readonly Row[] {
  const sort = columns.find(({ key }) => key === sorting?.key)?.sort
  if (sorting === null || sort === undefined || sort.by === 'asking') return rows
  const direction = sorting.isDescending ? -1 : 1
  const valued = rows.map((row) => ({ row, value: sort.of(row) }))
  return valued
    .toSorted(({ value: left }, { value: right }) => {
      if (left === null || right === null) return Number(left === null) - Number(right === null)
      const difference =
        sort.by === 'amount' ? compare(left, right) : String(left).localeCompare(String(right))
      return direction * difference
    })
    .map(({ row }) => row)
}
