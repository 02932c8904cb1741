import type { Folding } from './fold-columns.ts'

export interface TableRowProps<Row> {
  item: Row
  id: string
  /** How it is called where it unfolds. */
  name: string
  /** Its place in the list. */
  index: number
  folding: Folding<Row>
  isUnfolded: boolean
  onUnfold: (id: string) => void
  /** Measures it. */
  measure: ((row: HTMLElement | null) => void) | undefined
}
