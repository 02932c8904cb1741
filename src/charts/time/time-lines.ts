import { endOf, indexAt, type Bar } from '../chart-data.ts'

export type TimeLineKind = 'start' | 'end' | 'chosen'

/** A time to mark: by a vertical line, or by highlighting the chosen bar. */
export interface TimeLine {
  id: string
  /** Epoch milliseconds. */
  at: number
  kind: TimeLineKind
  label: string
}

export interface PlacedTimeLine extends TimeLine {
  /** Index of the bar that contains it. */
  index: number
}

/** Those before the first or after the last bar are left out. */
export function placeTimeLines(bars: readonly Bar[], lines: readonly TimeLine[]): PlacedTimeLine[] {
  const end = endOf(bars)
  return lines.flatMap((line) => {
    const seconds = line.at / 1000
    const index = indexAt(bars, seconds)
    return index < 0 || seconds >= end ? [] : [{ ...line, index }]
  })
}
