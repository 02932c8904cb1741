// Results by day as bars: where there are more days than pixels, neighbours are added up.
import { add } from '../../../../../contract/decimal.ts'
import type { DayData } from './chart-data.ts'

export interface DaySpan {
  /** First and last day. */
  from: string
  to: string
  net: string
  trades: number
}

/** At most `most` spans of equally many days with trades, in order. */
export function daySpans(days: DayData['data'], most: number): DaySpan[] {
  const each = Math.max(1, Math.ceil(days.length / Math.max(1, most)))
  const spans: DaySpan[] = []
  for (let start = 0; start < days.length; start += each) {
    const part = days.slice(start, start + each)
    const [first, last] = [part[0], part.at(-1)]
    if (first === undefined || last === undefined) continue
    spans.push({
      from: first.date,
      to: last.date,
      net: add(...part.map(({ net_pnl }) => net_pnl)),
      trades: part.reduce((sum, { trade_count }) => sum + trade_count, 0),
    })
  }
  return spans
}
