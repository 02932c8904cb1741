import { useId } from 'react'
import { percent, placeOn, zeroAt } from './rail-scale.ts'
import type { RailEnds } from './rail-scale.ts'

/** The net at a share of the drawn time, 0…1. */
export interface NetPoint {
  time: number
  /** Percent of budget. */
  pct: number
}

export interface RailMemoryData {
  /** The session's own path, ascending, up to now. */
  path: readonly NetPoint[]
  /** Results of past starts at the same times; null while unknown. */
  fan: {
    low: readonly NetPoint[]
    middle: readonly NetPoint[]
    high: readonly NetPoint[]
    starts: number
  } | null
  /** The time that is highlighted elsewhere, as a share of the drawn time; null for none. */
  lit: number | null
}

/** Units of the drawing, which is stretched to its frame. */
const [wide, tall] = [1000, 100]

/**
 * The history of the net: time runs from the top down to the axis, and the horizontal scale is the rail's. Behind
 * the session's line is the range of past starts.
 */
export function RailMemory({ ends, path, fan, lit }: RailMemoryData & { ends: RailEnds }) {
  const clip = useId()
  const zero = zeroAt(ends) * wide
  const point = ({ time, pct }: NetPoint): string =>
    `${(placeOn(ends, pct).at * wide).toFixed(1)} ${(time * tall).toFixed(2)}`
  const line = (points: readonly NetPoint[]): string => `M${points.map(point).join('L')}`
  const ridge = `${line(path)}L${zero} ${tall}L${zero} 0Z`
  const litPoint = lit === null ? undefined : nearest(path, lit)
  return (
    <div aria-hidden className="relative">
      <svg viewBox={`0 0 ${wide} ${tall}`} preserveAspectRatio="none" className="block h-16 w-full">
        <clipPath id={`${clip}l`}>
          <rect x="0" y="0" width={zero} height={tall} />
        </clipPath>
        <clipPath id={`${clip}r`}>
          <rect x={zero} y="0" width={wide - zero} height={tall} />
        </clipPath>
        {fan && (
          <>
            <path
              d={`${line(fan.low)}L${fan.high.toReversed().map(point).join('L')}Z`}
              className="fill-edge opacity-25 forced-colors:fill-[GrayText]"
            />
            <path
              d={line(fan.middle)}
              className="fill-none stroke-edge forced-colors:stroke-[CanvasText]"
              strokeDasharray="4 4"
              vectorEffect="non-scaling-stroke"
            />
          </>
        )}
        <path
          d={`M${zero} 0V${tall}`}
          className="stroke-line forced-colors:stroke-[GrayText]"
          vectorEffect="non-scaling-stroke"
        />
        <path d={ridge} clipPath={`url(#${clip}l)`} className="fill-loss opacity-40" />
        <path d={ridge} clipPath={`url(#${clip}r)`} className="fill-gain opacity-40" />
        <path
          d={line(path)}
          className="fill-none stroke-text forced-colors:stroke-[CanvasText]"
          strokeWidth="1.5"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      {litPoint && (
        <i
          data-testid="rail-lit"
          className="mark absolute size-2.5 -translate-1/2 rounded-full border-2 border-page bg-accent"
          style={{ left: percent(placeOn(ends, litPoint.pct).at), top: percent(litPoint.time) }}
        />
      )}
    </div>
  )
}

function nearest(path: readonly NetPoint[], time: number): NetPoint | undefined {
  return path.toSorted((left, right) => Math.abs(left.time - time) - Math.abs(right.time - time))[0]
}
