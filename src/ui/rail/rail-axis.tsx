import { useId } from 'react'
import { cx } from '../../lib/cx.ts'
import { percent, placeOn, ticks, zeroAt } from './rail-scale.ts'
import type { RailEnds, RailSize } from './rail-scale.ts'

interface RailAxisProps {
  ends: RailEnds
  netPct: number | undefined
  /** The net after a what-if move of the market. */
  ghostPct?: number | undefined
  size: RailSize
}

const heights: Record<RailSize, number> = { sm: 16, md: 20, lg: 28 }
const bars: Record<RailSize, number> = { sm: 4, md: 6, lg: 8 }
const needles: Record<RailSize, number> = { sm: 0.8, md: 1, lg: 1.2 }

/** Colours, with system colours for forced-colours mode. */
const solid = {
  loss: 'fill-loss forced-colors:fill-[CanvasText]',
  gain: 'fill-gain forced-colors:fill-[CanvasText]',
}

/**
 * Both sides, their ends, zero, and the needle, drawn as lines and areas, which work in print and forced-colours
 * mode. The loss side is hatched, so that the sides differ without colour.
 */
export function RailAxis({ ends, netPct, ghostPct, size }: RailAxisProps) {
  const hatch = useId()
  const zero = zeroAt(ends)
  const [height, bar] = [heights[size], bars[size]]
  const top = (height - bar) / 2
  const place = netPct === undefined ? null : placeOn(ends, netPct)
  const at = place?.at ?? zero
  const [from, to] = [Math.min(zero, at), Math.max(zero, at)]
  return (
    <svg aria-hidden width="100%" height={height} className="block overflow-visible">
      <defs>
        <pattern
          id={hatch}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="1.6" height="5" className={solid.loss} />
        </pattern>
      </defs>
      <g>
        <Bar from={0} to={zero} y={top} height={bar} className={cx(solid.loss, 'opacity-15')} />
        <rect
          x="0"
          y={top}
          width={percent(zero)}
          height={bar}
          fill={`url(#${hatch})`}
          className="opacity-60"
        />
        <Bar from={zero} to={1} y={top} height={bar} className={cx(solid.gain, 'opacity-20')} />
      </g>
      {netPct !== undefined && (
        <Bar
          from={from}
          to={to}
          y={top}
          height={bar}
          className={netPct < 0 ? solid.loss : solid.gain}
        />
      )}
      {size === 'lg' &&
        ticks(ends).map((pct) => (
          <Line
            key={pct}
            at={placeOn(ends, pct).at}
            height={height}
            inset={9}
            className="stroke-edge"
          />
        ))}
      <Line at={0} height={height} className="stroke-loss" width={2} />
      <Line at={1} height={height} className="stroke-gain" width={2} />
      <Line at={zero} height={height} className="stroke-text" />
      {ghostPct !== undefined && <Needle {...placeOn(ends, ghostPct)} size={size} />}
      {place && netPct !== undefined && (
        <Needle {...place} size={size} direction={Math.sign(netPct)} />
      )}
    </svg>
  )
}

interface BarProps {
  from: number
  to: number
  y: number
  height: number
  className: string
}

function Bar({ from, to, ...rest }: BarProps) {
  return <rect x={percent(from)} width={percent(to - from)} {...rest} />
}

interface LineProps {
  at: number
  height: number
  /** Left free at either end. */
  inset?: number
  width?: number
  className: string
}

function Line({ at, height, inset = 0, width = 1, className }: LineProps) {
  return (
    <line
      x1={percent(at)}
      x2={percent(at)}
      y1={inset}
      y2={height - inset}
      strokeWidth={width}
      className={cx(className, 'forced-colors:stroke-[CanvasText]')}
    />
  )
}

interface NeedleProps {
  at: number
  beyond: -1 | 0 | 1
  size: RailSize
  /** Sign of the result; undefined for a what-if marker. */
  direction?: number
}

const needleColours = {
  [1]: solid.gain,
  [0]: 'fill-text forced-colors:fill-[CanvasText]',
  [-1]: solid.loss,
} as const

/** Moves only by transform: a share of the drawing's width is a share of the rail. A what-if marker is hollow. */
function Needle({ at, beyond, size, direction }: NeedleProps) {
  const isGhost = direction === undefined
  return (
    <g
      className="transition-transform duration-180"
      style={{ transformBox: 'view-box', transform: `translateX(${percent(at)})` }}
    >
      <path
        d={shape(beyond)}
        transform={`translate(0 ${heights[size] / 2}) scale(${needles[size]})`}
        strokeLinejoin="round"
        strokeWidth="2"
        strokeDasharray={isGhost ? '3 2' : undefined}
        className={
          isGhost
            ? 'fill-page stroke-accent forced-colors:fill-[Canvas] forced-colors:stroke-[CanvasText]'
            : cx(needleColours[sign(direction)], 'stroke-page forced-colors:stroke-[Canvas]')
        }
      />
    </g>
  )
}

function sign(direction: number): -1 | 0 | 1 {
  return direction > 0 ? 1 : direction < 0 ? -1 : 0
}

/** A diamond on the rail; beyond an end, an arrow that points outwards. */
function shape(beyond: -1 | 0 | 1): string {
  if (beyond > 0) return 'M3-7 12 0 3 7z'
  return beyond < 0 ? 'M-3-7-12 0-3 7z' : 'M0-9 7 0 0 9-7 0z'
}
