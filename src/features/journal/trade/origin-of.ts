// What a figure of a trade is made of.
import type { TradeDetail } from '../journal.queries.ts'

export type Origin = 'entry' | 'exit' | 'result' | 'fees' | 'funding'

type Fill = TradeDetail['fills'][number]

/** Whether a fill is part of the figure. */
export function isPartOf(fill: Fill, of: Origin | null): boolean {
  switch (of) {
    case 'entry':
    case 'exit':
      return fill.kind === of
    case 'result':
    case 'fees':
      return true
    case 'funding':
    case null:
      return false
  }
}
