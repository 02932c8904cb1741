/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   cards are made by `display`, which strips a table of its semantics: the roles give them back */
import type { ReactNode } from 'react'
import { cx } from '../../lib/cx.ts'
import type { Column } from './column.ts'

export interface PlainTableProps<Row> {
  /** What the table lists: its accessible name. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Shown when there are no rows. */
  empty?: ReactNode
  /** The header stays visible when a height is set. */
  className?: string
}

const head = 'sticky top-0 z-10 bg-page text-xs font-medium text-muted @max-[40rem]:sr-only'
const row =
  'border-b border-line last:border-0 @max-[40rem]:flex @max-[40rem]:flex-wrap @max-[40rem]:gap-x-4 @max-[40rem]:py-3'
const card =
  '@max-[40rem]:flex @max-[40rem]:w-full @max-[40rem]:items-center @max-[40rem]:justify-between @max-[40rem]:gap-4 @max-[40rem]:px-0 @max-[40rem]:py-1 @max-[40rem]:text-left'
const label =
  '@max-[40rem]:before:shrink-0 @max-[40rem]:before:text-xs @max-[40rem]:before:text-muted @max-[40rem]:before:content-[attr(data-label)]'

/**
 * A few rows without hiding or sorting of columns, cards below 640 px: for the first page, where every kilobyte
 * counts. Use data-table.tsx elsewhere.
 */
export function PlainTable<Row>(props: PlainTableProps<Row>) {
  const { caption, columns, rows, rowKey, empty, className } = props
  if (rows.length === 0 && empty !== undefined) return empty
  return (
    <div className={cx('@container', className)}>
      <table role="table" className="w-full border-collapse text-left @max-[40rem]:block">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className={head}>
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                className={cx(
                  'h-9 border-b border-line px-3 font-medium first:pl-0 last:pr-0',
                  side(column),
                )}
              >
                <span className={column.hideHeader ? 'sr-only' : ''}>{column.header}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="@max-[40rem]:block">
          {rows.map((item) => (
            <tr key={rowKey(item)} role="row" className={row}>
              {columns.map((column) => (
                <td
                  key={column.key}
                  role="cell"
                  data-label={column.header}
                  className={cx(
                    'h-11 px-3 first:pl-0 last:pr-0 @max-[40rem]:h-auto @max-[40rem]:min-h-7',
                    side(column),
                    card,
                    !column.lead && !column.hideHeader && label,
                  )}
                >
                  {column.cell(item)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function side<Row>(column: Column<Row>): string {
  return column.align === 'right' ? 'text-right' : 'text-left'
}
