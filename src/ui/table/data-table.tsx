/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   rows and cards are made by `display`, which strips a table of its semantics: the roles give them back */
import { useMemo, useState, type CSSProperties } from 'react'
import { cx } from '../../lib/cx.ts'
import { widthOf } from './column.ts'
import { foldColumns, type Folding } from './fold-columns.ts'
import { SortChoice } from './sort-choice.tsx'
import { sortRows, type Sorting } from './sort-rows.ts'
import { fewRows, TableBody } from './table-body.tsx'
import { TableHead } from './table-head.tsx'
import type { DataTableProps } from './table-props.ts'
import { useWidth } from './use-width.ts'

export type { Column } from './column.ts'

/**
 * Rows where there is room; in narrower tables the least important columns are hidden first, then rows become cards
 * (fold-columns.ts). Long tables draw only what is in view.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, empty } = props
  return rows.length === 0 && empty !== undefined ? empty : <Fitted {...props} />
}

/** Rendered inside its element, whose width it measures. */
function Fitted<Row>(props: DataTableProps<Row>) {
  const { columns, rows, asked, className } = props
  const { ref, width } = useWidth<HTMLDivElement>()
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const folding = useMemo(
    () => (width === null ? null : foldColumns(columns, width)),
    [columns, width],
  )
  const isSortable =
    asked === undefined && rows.length > 1 && columns.some(({ sort }) => sort !== undefined)
  return (
    <div ref={ref} className={cx('flex flex-col', className)}>
      {folding !== null && (
        <>
          {folding.shape !== 'rows' && isSortable && (
            <SortChoice columns={columns} sorting={sorting} onSort={setSorting} />
          )}
          <Table
            {...props}
            rows={sortRows(rows, columns, sorting)}
            folding={folding}
            sorting={asked?.sorting ?? sorting}
            onSort={asked ? (next) => next && asked.onAsk(next.key) : setSorting}
          />
        </>
      )}
    </div>
  )
}

interface TableProps<Row> extends DataTableProps<Row> {
  folding: Folding<Row>
  sorting: Sorting | null
  onSort: (sorting: Sorting | null) => void
}

function Table<Row>(props: TableProps<Row>) {
  const { caption, rows, folding, sorting, onSort, isReplaced = false, onPoint } = props
  return (
    <table
      role="table"
      aria-rowcount={rows.length > fewRows ? rows.length + 1 : undefined}
      aria-busy={isReplaced || undefined}
      onPointerLeave={onPoint && (() => onPoint(null))}
      className={cx('block text-left transition-opacity', isReplaced && 'opacity-60')}
      style={template(folding)}
    >
      <caption className="sr-only">{caption}</caption>
      <TableHead
        columns={folding.shown}
        isHidden={folding.shape !== 'rows'}
        sorting={sorting}
        onSort={onSort}
      />
      <TableBody {...props} />
    </table>
  )
}

/** The same for every row, so that columns do not move when rows change. */
function template<Row>({ shown }: Folding<Row>): CSSProperties {
  const tracks = shown.map((column) => `minmax(0, ${widthOf(column)}fr)`).join(' ')
  return { '--table-columns': tracks } as CSSProperties
}
