/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   rows and cards are made by `display`, which strips a table of its semantics: the roles give them back */
import { t } from '@lingui/core/macro'
import { Suspense, useCallback, useMemo, useState, type CSSProperties, type ReactNode } from 'react'
import { cx } from '../../lib/cx.ts'
import { lazyPart } from '../lazy-part.tsx'
import { widthOf, type Column } from './column.ts'
import { foldColumns, type Folding } from './fold-columns.ts'
import { SortChoice } from './sort-choice.tsx'
import { sortRows, type Sorting } from './sort-rows.ts'
import { TableHead } from './table-head.tsx'
import { TableRow } from './table-row.tsx'
import type { BodyProps } from './long-body.tsx'
import { useWidth } from './use-width.ts'

export type { Column } from './column.ts'

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
  className?: string
}

const LongBody = lazyPart(() => import('./long-body.tsx'), {
  get name() {
    return t`The table`
  },
})

const fewRows = 100
const rowHeights: Record<Folding<unknown>['shape'], number> = { rows: 45, list: 240, short: 81 }

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
  const { columns, rows, className } = props
  const { ref, width } = useWidth<HTMLDivElement>()
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const folding = useMemo(
    () => (width === null ? null : foldColumns(columns, width)),
    [columns, width],
  )
  const isSortable = rows.length > 1 && columns.some(({ sort }) => sort !== undefined)
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
            sorting={sorting}
            onSort={setSorting}
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
  const { caption, rows, rowKey, rowName = () => t`this row`, folding, sorting, onSort } = props
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const unfold = useCallback((id: string): void => {
    setUnfolded((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  }, [])
  const keys = rows.map(rowKey)
  const isLong = rows.length > fewRows
  const Body = isLong ? LongBody : ShortBody
  return (
    <table
      role="table"
      aria-rowcount={isLong ? rows.length + 1 : undefined}
      className="block text-left"
      style={template(folding)}
    >
      <caption className="sr-only">{caption}</caption>
      <TableHead
        columns={folding.shown}
        isHidden={folding.shape !== 'rows'}
        sorting={sorting}
        onSort={onSort}
      />
      <Suspense fallback={null}>
        <Body
          keys={keys}
          rowHeight={rowHeights[folding.shape]}
          row={(index, measure) => {
            const [item, id] = [rows[index], keys[index]]
            if (item === undefined || id === undefined) return null
            return (
              <TableRow
                key={id}
                item={item}
                id={id}
                name={rowName(item)}
                index={index}
                folding={folding}
                isUnfolded={unfolded.has(id)}
                onUnfold={unfold}
                measure={measure}
              />
            )
          }}
        />
      </Suspense>
    </table>
  )
}

function ShortBody({ keys, row }: BodyProps) {
  return (
    <tbody role="rowgroup" className="block">
      {keys.map((_, index) => row(index, undefined))}
    </tbody>
  )
}

/** The same for every row, so that columns do not move when rows change. */
function template<Row>({ shown }: Folding<Row>): CSSProperties {
  const tracks = shown.map((column) => `minmax(0, ${widthOf(column)}fr)`).join(' ')
  return { '--table-columns': tracks } as CSSProperties
}
