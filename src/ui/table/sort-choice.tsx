import { t } from '@lingui/core/macro'
import type { Column } from './column.ts'
import type { SortProps } from './table-head.tsx'

export interface SortChoiceProps<Row> extends SortProps {
  columns: readonly Column<Row>[]
}

/** Sorting for cards, which have no headers. */
export function SortChoice<Row>({ columns, sorting, onSort }: SortChoiceProps<Row>) {
  const sortable = columns.filter(({ sort }) => sort !== undefined)
  return (
    <select
      aria-label={t`Sort`}
      value={sorting === null ? '' : `${sorting.isDescending ? '-' : ''}${sorting.key}`}
      onChange={({ target: { value } }) => {
        const key = value.replace(/^-/, '')
        onSort(value === '' ? null : { key, isDescending: value.startsWith('-') })
      }}
      className="print:hidden h-9 self-end rounded-md border border-edge bg-surface px-2 text-xs text-muted pointer-coarse:h-11"
    >
      <option value="">{t`As listed`}</option>
      {sortable.flatMap(({ key, header, sort }) => {
        const [down, up] = sort?.by === 'amount' ? [t`highest`, t`lowest`] : [t`Z to A`, t`A to Z`]
        return [
          <option key={`-${key}`} value={`-${key}`}>{`${header}, ${down}`}</option>,
          <option key={key} value={key}>{`${header}, ${up}`}</option>,
        ]
      })}
    </select>
  )
}
