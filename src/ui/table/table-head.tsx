/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- see data-table.tsx */
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { cx } from '../../lib/cx.ts'
import { Hint } from '../overlay/hint.tsx'
import type { Column } from './column.ts'
import { nextSorting, type Sorting } from './sort-rows.ts'

export interface SortProps {
  sorting: Sorting | null
  onSort: (sorting: Sorting | null) => void
}

export interface TableHeadProps<Row> extends SortProps {
  columns: readonly Column<Row>[]
  /** Only for screen readers, because cards have no visible headers. */
  isHidden: boolean
}

export function TableHead<Row>({ columns, isHidden, sorting, onSort }: TableHeadProps<Row>) {
  return (
    <thead
      role="rowgroup"
      className={cx(
        'text-xs font-medium text-muted',
        isHidden ? 'sr-only' : 'sticky top-(--sticky-top,3.5rem) z-10 block bg-page print:static',
      )}
    >
      <tr role="row" className={isHidden ? '' : 'table-row-grid border-b border-line'}>
        {columns.map((column) => (
          <th
            key={column.key}
            role="columnheader"
            scope="col"
            aria-label={column.meaning === undefined ? undefined : column.header}
            aria-sort={directionOf(sorting, column.key)}
            className={cx(
              'flex h-9 min-w-0 items-center px-2 font-medium first:pl-0 last:pr-0',
              column.align === 'right' && 'justify-end text-right',
            )}
          >
            {column.sort === undefined || isHidden ? (
              <span title={column.meaning} className={column.hideHeader ? 'sr-only' : ''}>
                {column.header}
              </span>
            ) : (
              <SortButton
                column={column}
                sorting={sorting}
                onClick={() => onSort(nextSorting(sorting, column))}
              />
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface SortButtonProps<Row> {
  column: Column<Row>
  sorting: Sorting | null
  onClick: () => void
}

/** The arrow's space is reserved, so that sorting moves nothing. */
function SortButton<Row>({ column, sorting, onClick }: SortButtonProps<Row>) {
  const id = useId()
  const { meaning } = column
  const isSorted = sorting?.key === column.key
  const Arrow = isSorted && sorting.isDescending ? ArrowDown : ArrowUp
  return (
    <Explained id={id} meaning={meaning}>
      <button
        type="button"
        aria-describedby={meaning === undefined ? undefined : id}
        onClick={onClick}
        className={cx(
          'group/sort inline-flex min-h-6 items-center gap-0.5 rounded-sm font-medium hover:text-text pointer-coarse:min-h-9',
          column.align === 'right' && 'flex-row-reverse',
          isSorted && 'text-text',
        )}
      >
        {column.header}
        <Arrow
          aria-hidden
          className={cx('size-3 shrink-0', !isSorted && 'opacity-0 group-hover/sort:opacity-60')}
        />
      </button>
    </Explained>
  )
}

interface ExplainedProps {
  id: string
  meaning: string | undefined
  children: ReactNode
}

function Explained({ id, meaning, children }: ExplainedProps) {
  if (meaning === undefined) return children
  return (
    <Hint id={id} text={meaning}>
      {children}
    </Hint>
  )
}

function directionOf(sorting: Sorting | null, key: string): 'ascending' | 'descending' | undefined {
  if (sorting?.key !== key) return undefined
  return sorting.isDescending ? 'descending' : 'ascending'
}
