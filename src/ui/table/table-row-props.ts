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
  /** Kept above the others. */
  isPinned: boolean
  isPointed: boolean
  /** Told of the row that is pointed at or focused. */
  onPoint: ((id: string) => void) | undefined
  /** Measures the row's height. */
  measure: ((row: HTMLElement | null) => void) | undefined
}
