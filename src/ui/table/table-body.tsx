/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- see data-table.tsx */
import { t } from '@lingui/core/macro'
import { Suspense, useCallback, useState, type ReactNode } from 'react'
import { lazyPart } from '../lazy-part.tsx'
import type { Folding } from './fold-columns.ts'
import type { BodyProps } from './long-body.tsx'
import type { DataTableProps } from './table-props.ts'
import { TableRow } from './table-row.tsx'

const LongBody = lazyPart(() => import('./long-body.tsx'), {
  get name() {
    return t`The table`
  },
})

/** With more rows, only those in view are drawn. */
export const fewRows = 100
const rowHeights: Record<Folding<unknown>['shape'], number> = { rows: 45, list: 240, short: 81 }

interface TableBodyProps<Row> extends DataTableProps<Row> {
  folding: Folding<Row>
}

/** The rows, below the pinned one. */
export function TableBody<Row>(props: TableBodyProps<Row>) {
  const { rows, rowKey, rowName = () => t`this row`, folding, pinned, pointed, onPoint } = props
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const unfold = useCallback((id: string): void => {
    setUnfolded((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  }, [])
  const keys = rows.map(rowKey)
  const Body = rows.length > fewRows ? LongBody : ShortBody

  function rowOf(item: Row, index: number, more: Pick<RowPlace, 'measure' | 'isPinned'>) {
    const id = rowKey(item)
    return (
      <TableRow
        {...more}
        key={id}
        item={item}
        id={id}
        name={rowName(item)}
        index={index}
        folding={folding}
        isUnfolded={unfolded.has(id)}
        onUnfold={unfold}
        isPointed={pointed === id}
        onPoint={onPoint}
      />
    )
  }

  return (
    <>
      {pinned && (
        <tbody role="rowgroup" aria-label={pinned.name} className="block border-b border-edge">
          {rowOf(pinned.row, -1, { isPinned: true, measure: undefined })}
        </tbody>
      )}
      <Suspense fallback={null}>
        <Body
          name={props.bodyName}
          keys={keys}
          rowHeight={rowHeights[folding.shape]}
          row={(index, measure) => {
            const item = rows[index]
            return item === undefined ? null : rowOf(item, index, { isPinned: false, measure })
          }}
        />
      </Suspense>
    </>
  )
}

interface RowPlace {
  isPinned: boolean
  measure: ((row: HTMLElement | null) => void) | undefined
}

function ShortBody({ name, keys, row }: BodyProps): ReactNode {
  return (
    <tbody role="rowgroup" aria-label={name} className="block">
      {keys.map((_, index) => row(index, undefined))}
    </tbody>
  )
}
