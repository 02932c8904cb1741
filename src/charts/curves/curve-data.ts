// Converts the net results of several traders for the drawing library. The library gives every time the same width,
// so that all curves are sampled at the same, evenly spaced times.
import { toNumber } from '../../../contract/decimal.ts'
import { barTime } from '../chart-data.ts'
import type { PlotPoint } from './equity-data.ts'

export interface Curve {
  id: string
  /** `[epoch ms, net result in USDC]`, oldest first; constant between two points. */
  points: readonly (readonly [number, string])[]
  /** Not a trader: what others are compared with. */
  isReference?: boolean
}

export interface PlotCurve {
  id: string
  isReference: boolean
  line: PlotPoint[]
  /** USDC below the highest value so far, 0 or less: the deepest since the time before. */
  falls: PlotPoint[]
}

const mostMoments = 400

/** Up to `until`, epoch ms. A curve begins with its first point. */
export function curvePlots(curves: readonly Curve[], until: number): PlotCurve[] {
  const begins = curves.flatMap(({ points }) => points[0]?.[0] ?? [])
  if (begins.length === 0) return []
  const moments = momentsBetween(Math.min(...begins), until)
  return curves.map(({ id, points, isReference = false }) => ({
    id,
    isReference,
    ...readAt(points, moments),
  }))
}

/** Seconds, evenly spaced, both ends included. */
function momentsBetween(fromMs: number, untilMs: number): number[] {
  const from = Math.floor(fromMs / 1000)
  const until = Math.max(from + 1, Math.ceil(untilMs / 1000))
  const steps = Math.min(mostMoments, until - from)
  return Array.from({ length: steps + 1 }, (_, step) =>
    Math.round(from + ((until - from) * step) / steps),
  )
}

function readAt(points: Curve['points'], moments: readonly number[]) {
  const line: PlotPoint[] = []
  const falls: PlotPoint[] = []
  let [next, value, highest] = [0, 0, 0]
  for (const moment of moments) {
    let deepest = Number.POSITIVE_INFINITY
    for (; next < points.length; next += 1) {
      const point = points[next]
      if (point === undefined || Math.floor(point[0] / 1000) > moment) break
      value = toNumber(point[1])
      highest = Math.max(highest, value)
      deepest = Math.min(deepest, value - highest)
    }
    if (next === 0) continue
    const time = barTime(moment)
    line.push({ time, value })
    falls.push({ time, value: Math.min(deepest, value - highest) })
  }
  return { line, falls }
}
