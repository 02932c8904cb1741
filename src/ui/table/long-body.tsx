/* oxlint-disable jsx-a11y/no-redundant-roles -- see data-table.tsx */
import type { ReactNode } from 'react'
import { useRowsInView } from './use-rows-in-view.ts'

export interface BodyProps {
  /** Of the group of rows; none where there is only one group. */
  name: string | undefined
  keys: readonly string[]
  /** Px, until it is measured. */
  rowHeight: number
  row: (index: number, measure: ((row: HTMLElement | null) => void) | undefined) => ReactNode
}

/** Draws only rows in view. Loaded with the first long table, because most are short. */
export default function LongBody({ name, keys, rowHeight, row }: BodyProps) {
  const { body, measure, above, below, rows } = useRowsInView<HTMLTableSectionElement>({
    keys,
    rowHeight,
    fewRows: 0,
  })
  return (
    <tbody
      ref={body}
      role="rowgroup"
      aria-label={name}
      className="block"
      style={{ paddingTop: above, paddingBottom: below }}
    >
      {rows.map((index) => row(index, measure))}
    </tbody>
  )
}
