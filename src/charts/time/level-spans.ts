import { indexAt, type Bar, type PriceLineKind } from '../chart-data.ts'

/** A level for as long as it stood at one price. Spans of one id are one level, which moved from each to the next. */
export interface LevelSpan {
  id: string
  kind: PriceLineKind
  /** Decimal string. */
  price: string
  /** Epoch milliseconds. */
  from: number
  until: number
}

export interface PlacedSpan extends LevelSpan {
  /** Places among the bars: 2.5 is where the third bar ends. */
  left: number
  right: number
  /** Where the level stood just before; null: there, or this is its first price. */
  cameFrom: string | null
}

/** What lies outside the bars is cut off; each bar takes as much room as its time. */
export function placeSpans(bars: readonly Bar[], spans: readonly LevelSpan[]): PlacedSpan[] {
  const last = new Map<string, LevelSpan>()
  return spans.flatMap((span) => {
    const before = last.get(span.id)
    last.set(span.id, span)
    const [left, right] = [placeOf(bars, span.from), placeOf(bars, span.until)]
    const hasMoved = before?.until === span.from && before.price !== span.price
    return right > left ? [{ ...span, left, right, cameFrom: hasMoved ? before.price : null }] : []
  })
}

function placeOf(bars: readonly Bar[], ms: number): number {
  const seconds = ms / 1000
  const index = indexAt(bars, seconds)
  const [bar, next] = [bars[index], bars[index + 1]]
  if (bar === undefined) return -0.5
  const width = next === undefined ? lastWidth(bars) : next.time - bar.time
  return index - 0.5 + Math.min(1, (seconds - bar.time) / width)
}

function lastWidth(bars: readonly Bar[]): number {
  const [last, previous] = [bars.at(-1), bars.at(-2)]
  return last && previous ? last.time - previous.time : 60
}
