/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- see data-table.tsx */
import { memo, type Ref } from 'react'
import { cx } from '../../lib/cx.ts'
import type { Column } from './column.ts'
import { ShortCard, UnfoldButton, Unfolded } from './table-card.tsx'
import type { TableRowProps } from './table-row-props.ts'

/** Memoised: scrolling a long table draws only the rows that come into view. */
export const TableRow = memo(Row) as typeof Row

function Row<Item>(props: TableRowProps<Item>) {
  const { id, index, folding, isUnfolded, isPinned, isPointed, onPoint, measure } = props
  const point = onPoint && (() => onPoint(id))
  const { shape, folded } = folding
  return (
    <tr
      ref={measure as Ref<HTMLTableRowElement>}
      data-index={index}
      data-pointed={isPointed || undefined}
      role="row"
      onPointerEnter={point}
      onFocus={point}
      aria-rowindex={measure === undefined ? undefined : index + 2}
      className={cx(
        'relative border-b border-line contain-layout last:border-0',
        // A little wider than the text.
        (isPinned || isPointed) &&
          'before:absolute before:-inset-x-2 before:inset-y-0 before:-z-1 before:bg-accent-soft',
        shape === 'rows' ? 'table-row-grid' : 'block py-2',
        shape === 'list' && 'py-3',
      )}
    >
      {shape === 'short' ? (
        <ShortCard {...props} />
      ) : shape === 'list' ? (
        folding.shown.map((column) => <Listed key={column.key} column={column} item={props.item} />)
      ) : (
        folding.shown.map((column, place) => (
          <td
            key={column.key}
            role="cell"
            className={cx(
              'flex min-h-11 min-w-0 items-center px-2 py-1 first:pl-0 last:pr-0',
              column.align === 'right' && 'justify-end text-right',
            )}
          >
            {place === 0 && folded.length > 0 && <UnfoldButton {...props} className="-ml-1 mr-1" />}
            <span className="max-w-full min-w-0">{column.cell(props.item)}</span>
          </td>
        ))
      )}
      {shape === 'rows' && isUnfolded && folded.length > 0 && <Unfolded {...props} />}
    </tr>
  )
}

/** Name and value on a line of their own. */
function Listed<Item>({ column, item }: { column: Column<Item>; item: Item }) {
  const isNamed = !column.lead && !column.hideHeader && !column.action
  return (
    <td
      role="cell"
      className="flex min-h-7 w-full items-center justify-between gap-4 py-1 text-left"
    >
      {isNamed && <span className="shrink-0 text-xs text-muted">{column.header}</span>}
      {column.cell(item)}
    </td>
  )
}
