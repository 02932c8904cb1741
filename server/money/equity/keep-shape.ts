// Reduces the points of an equity curve and keeps its highs, its lows and its deepest fall.
import { compare, subtract } from '../../../contract/decimal.ts'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'

/**
 * Keeps of each span of `spanMs` milliseconds the first point, the highest, the lowest and both ends of the deepest
 * fall. The deepest fall of the whole curve stays exact. Input and output are ordered oldest first.
 */
export function keepShape<Point extends { at: UnixMs }>(
  points: readonly Point[],
  valueOf: (point: Point) => DecimalString,
  spanMs: number,
): Point[] {
  const stretches = new Map<number, Point[]>()
  for (const point of points) {
    const key = Math.floor(point.at / spanMs)
    const stretch = stretches.get(key)
    if (stretch === undefined) stretches.set(key, [point])
    else stretch.push(point)
  }
  return [...stretches.values()].flatMap((stretch) => shapeOf(stretch, valueOf))
}

function shapeOf<Point extends object>(
  stretch: Point[],
  valueOf: (point: Point) => DecimalString,
): Point[] {
  const [first] = stretch
  if (first === undefined || stretch.length <= 2) return stretch
  let [highest, lowest] = [first, first]
  let fall = { from: first, to: first, depth: '0' }
  for (const point of stretch) {
    if (compare(valueOf(point), valueOf(highest)) > 0) highest = point
    if (compare(valueOf(point), valueOf(lowest)) < 0) lowest = point
    const depth = subtract(valueOf(point), valueOf(highest))
    if (compare(depth, fall.depth) < 0) fall = { from: highest, to: point, depth }
  }
  const kept = new Set([first, highest, lowest, fall.from, fall.to])
  return stretch.filter((point) => kept.has(point))
}
