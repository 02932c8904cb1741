import type { Bar } from '../chart-data.ts'
import type { View } from './view-slice.ts'

/** The loaded bars in view: open times of the first and last in epoch milliseconds. */
export interface BarsInView {
  from: number
  to: number
  /** Whether the last one in view is the last one loaded. */
  isAtEnd: boolean
}

/** Null when there are no bars. */
export function barsInView(bars: readonly Bar[], view: View): BarsInView | null {
  const last = indexNear(bars, view.to)
  const [from, to] = [bars[indexNear(bars, view.from)], bars[last]]
  if (from === undefined || to === undefined) return null
  return { from: from.time * 1000, to: to.time * 1000, isAtEnd: last === bars.length - 1 }
}

/** The bar at a position of the time scale, or the nearest one. −1 when there are none. */
export function indexNear(bars: readonly Bar[], logical: number): number {
  return Math.min(Math.max(0, Math.round(logical)), bars.length - 1)
}
