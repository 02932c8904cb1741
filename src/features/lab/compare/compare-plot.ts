// Curves of several runs in one drawing: percent of what each began with, over the time that all of them cover.
import type { UnixMs } from '../../../../contract/primitives.ts'

export interface ComparedCurve {
  id: string
  /** [epoch ms, USDC], oldest first. */
  points: readonly (readonly [UnixMs, number])[]
  /** USDC that it began with, and when. */
  start: number
  from: UnixMs
}

export interface Plot {
  /** Path data of each curve, in the units of the box. */
  paths: { id: string; d: string; end: number }[]
  /** Percents, ascending, where a line is drawn, with their place. */
  lines: { percent: number; y: number }[]
  from: UnixMs
  to: UnixMs
}

/** Null when no curve has a point. */
export function comparePlot(
  curves: readonly ComparedCurve[],
  { width, height }: { width: number; height: number },
): Plot | null {
  const drawn = curves.flatMap(({ id, points, start, from }) =>
    points.length === 0
      ? []
      : [
          {
            id,
            points: [
              [from, 0] as const,
              ...points.map(([at, equity]) => [at, exact((equity / start - 1) * 100)] as const),
            ],
          },
        ],
  )
  if (drawn.length === 0) return null
  const all = drawn.flatMap(({ points }) => points)
  const [from, to] = bounds(all.map(([at]) => at))
  const [low, high] = bounds([0, ...all.map(([, percent]) => percent)])
  const lines = scale(low, high)
  const bottom = Math.min(low, lines[0] ?? low)
  const top = Math.max(high, lines.at(-1) ?? high, bottom + 1e-9)
  const x = (at: UnixMs): number => (to === from ? width : ((at - from) / (to - from)) * width)
  const y = (percent: number): number => ((top - percent) / (top - bottom)) * height
  return {
    paths: drawn.map(({ id, points }) => ({
      id,
      d: points
        .map(([at, percent], i) => `${i === 0 ? 'M' : 'L'}${near(x(at))} ${near(y(percent))}`)
        .join(''),
      end: points.at(-1)?.[1] ?? 0,
    })),
    lines: lines.map((percent) => ({ percent, y: near(y(percent)) })),
    from,
    to,
  }
}

function bounds(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  )
}

/** Four to six round percents that hold all values. */
function scale(low: number, high: number): number[] {
  const span = Math.max(high - low, 0.1)
  const size = 10 ** Math.floor(Math.log10(span / 4))
  const step = size * ([1, 2, 5, 10].find((each) => span / (size * each) <= 5) ?? 10)
  const first = Math.floor(low / step)
  const last = Math.ceil(high / step)
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(6)))
}

const near = (value: number): number => Math.round(value * 10) / 10

/** Without what floats add far behind the point, which would take one more line of the scale. */
const exact = (percent: number): number => Number(percent.toFixed(6))
