import { endOf, indexAt, type Bar } from './chart-data.ts'

export type TimeLineKind = 'start' | 'end' | 'chosen'

/** A moment worth seeing: a vertical line, or the bar itself lit up when it was chosen. */
export interface TimeLine {
  id: string
  /** Epoch milliseconds. */
  at: number
  kind: TimeLineKind
  label: string
}

export interface PlacedTimeLine extends TimeLine {
  /** Index of the bar that holds it. */
  index: number
}

/** What lies before the first or after the last bar has no place. */
export function placeTimeLines(bars: readonly Bar[], lines: readonly TimeLine[]): PlacedTimeLine[] {
  const end = endOf(bars)
  return lines.flatMap((line) => {
    const seconds = line.at / 1000
    const index = indexAt(bars, seconds)
    return index < 0 || seconds >= end ? [] : [{ ...line, index }]
  })
}
