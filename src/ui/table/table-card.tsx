/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- see data-table.tsx */
import { t } from '@lingui/core/macro'
import { ChevronDown } from 'lucide-react'
import { cx } from '../../lib/cx.ts'
import { IconButton } from '../form/icon-button.tsx'
import type { Column } from './column.ts'
import type { TableRowProps } from './table-row-props.ts'

/** Two lines and a button for the rest: title and value, then other important columns and actions. */
export function ShortCard<Row>(props: TableRowProps<Row>) {
  const { item, folding, isUnfolded } = props
  const of = (wanted: (column: Column<Row>) => boolean | undefined) => folding.shown.filter(wanted)
  return (
    <>
      <td role="cell" className="flex min-h-7 items-center justify-between gap-3">
        <span className="flex min-w-0 items-center gap-3">
          {of(({ lead }) => lead).map((column) => (
            <span key={column.key} className="min-w-0">
              {column.cell(item)}
            </span>
          ))}
        </span>
        {of(({ card }) => card === 'value').map((column) => (
          <span key={column.key} className="shrink-0 text-right">
            <span className="sr-only">{column.header}: </span>
            {column.cell(item)}
          </span>
        ))}
      </td>
      <td role="cell" className="flex min-h-9 items-center justify-between gap-2">
        <span className="flex min-w-0 flex-wrap gap-x-3 text-xs">
          {of(({ card }) => card === 'line').map((column) => (
            <span key={column.key} className="whitespace-nowrap">
              <span className="text-muted">{column.header}</span> {column.cell(item)}
            </span>
          ))}
        </span>
        <span className="flex shrink-0 items-center gap-1">
          {of(({ action }) => action).map((column) => (
            <span key={column.key} className="relative z-1">
              {column.cell(item)}
            </span>
          ))}
          {folding.folded.length > 0 && <UnfoldButton {...props} className="-mr-1.5" />}
        </span>
      </td>
      {isUnfolded && folding.folded.length > 0 && <Unfolded {...props} />}
    </>
  )
}

/** The columns that have no room in the row, with their names. */
export function Unfolded<Row>({ item, folding }: TableRowProps<Row>) {
  return (
    <td role="cell" className="col-span-full block pt-1 pb-3">
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-x-6 gap-y-2">
        {folding.folded.map((column) => (
          <div key={column.key} className="flex flex-col">
            <dt className="text-xs text-muted">{column.header}</dt>
            <dd>{column.cell(item)}</dd>
          </div>
        ))}
      </dl>
    </td>
  )
}

export function UnfoldButton<Row>(props: TableRowProps<Row> & { className: string }) {
  const { id, name, isUnfolded, onUnfold, className } = props
  return (
    <IconButton
      size="sm"
      label={t`More about ${name}`}
      aria-expanded={isUnfolded}
      icon={
        <ChevronDown
          aria-hidden
          className={cx('size-4 transition-transform', isUnfolded && 'rotate-180')}
        />
      }
      // Above a link that covers the row.
      className={cx('relative z-1', className)}
      onClick={() => onUnfold(id)}
    />
  )
}
