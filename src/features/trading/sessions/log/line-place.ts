import type { FoldProps } from '../../../../ui/fold.tsx'

/** Where a line is in a list of which only lines in view are drawn. */
export interface LinePlace {
  measure: (line: HTMLElement | null) => void
  index: number
  count: number
}

/** Whether a line was unfolded before it was scrolled out of view, and what is told when that changes. */
export type LineFold = Pick<FoldProps, 'isOpen' | 'onToggle'>

/** What it says about itself. */
export function placed(place: LinePlace | undefined) {
  if (place === undefined) return {}
  const { index, count } = place
  return { 'data-index': index, 'aria-posinset': index + 1, 'aria-setsize': count }
}
