import type { Folding } from './fold-columns.ts'

export interface TableRowProps<Row> {
  item: Row
  id: string
  /** The row's name for its unfold button. */
  name: string
  /** Its index in the list. */
  index: number
  folding: Folding<Row>
  isUnfolded: boolean
  onUnfold: (id: string) => void
  /** Measures the row's height. */
  measure: ((row: HTMLElement | null) => void) | undefined
}
