import { cx } from '../../lib/cx.ts'
import { percent, placeOn, ticks, zeroAt } from './rail-scale.ts'
import type { RailEnds, RailSize } from './rail-scale.ts'

interface RailAxisProps {
  ends: RailEnds
  netPct: number | undefined
  size: RailSize
}

/** The two sides, their posts, zero, and the needle. */
export function RailAxis({ ends, netPct, size }: RailAxisProps) {
  const zero = zeroAt(ends)
  const place = netPct === undefined ? null : placeOn(ends, netPct)
  const gain = place && place.at > zero ? (place.at - zero) / (1 - zero) : 0
  const loss = place && place.at < zero ? (zero - place.at) / zero : 0
  return (
    <div className={cx('relative', { sm: 'h-4', md: 'h-5', lg: 'h-7' }[size])}>
      <div className={cx('absolute inset-x-0 top-1/2 -translate-y-1/2', bar[size])}>
        <Side from={0} to={zero} colour="bg-loss" share={loss} origin="right" />
        <Side from={zero} to={1} colour="bg-gain" share={gain} origin="left" />
      </div>
      {size === 'lg' &&
        ticks(ends).map((pct) => (
          <i
            key={pct}
            className="absolute top-1/2 h-2.5 w-px -translate-x-1/2 -translate-y-1/2 bg-edge/70"
            style={{ left: percent(placeOn(ends, pct).at) }}
          />
        ))}
      <i className="mark absolute inset-y-0 left-0 w-0.5 bg-loss" />
      <i className="mark absolute inset-y-0 right-0 w-0.5 bg-gain" />
      <i
        className="mark absolute inset-y-0 w-px -translate-x-1/2 bg-text"
        style={{ left: percent(zero) }}
      />
      {place && netPct !== undefined && (
        <Needle {...place} size={size} direction={Math.sign(netPct)} />
      )}
    </div>
  )
}

const bar: Record<RailSize, string> = { sm: 'h-1', md: 'h-1.5', lg: 'h-1.5' }

interface SideProps {
  from: number
  to: number
  colour: string
  /** How much of this side is filled, from zero outwards. */
  share: number
  origin: 'left' | 'right'
}

function Side({ from, to, colour, share, origin }: SideProps) {
  return (
    <div
      className="track absolute inset-y-0 overflow-hidden"
      style={{ left: percent(from), right: percent(1 - to) }}
    >
      <i className={cx('absolute inset-0 opacity-20', colour)} />
      <i
        className={cx('mark absolute inset-0 transition-transform duration-180', colour)}
        style={{ transform: `scaleX(${share})`, transformOrigin: origin }}
      />
    </div>
  )
}

interface NeedleProps {
  at: number
  beyond: -1 | 0 | 1
  size: RailSize
  direction: number
}

/** Moves by transform alone: the layer is as wide as the rail, so a share of itself is a share of the rail. */
function Needle({ at, beyond, size, direction }: NeedleProps) {
  const colour = direction > 0 ? 'text-gain' : direction < 0 ? 'text-loss' : 'text-text'
  return (
    <div className="absolute -inset-x-4 inset-y-0 overflow-x-clip">
      <div
        className={cx('absolute inset-x-4 inset-y-0 transition-transform duration-180', colour)}
        style={{ transform: `translateX(${percent(at)})` }}
      >
        <svg
          viewBox="-10 -10 20 20"
          className={cx('absolute top-1/2 left-0 overflow-visible', needle[size])}
        >
          <path
            d={shape(beyond)}
            fill="currentColor"
            stroke="var(--color-page)"
            strokeWidth="2"
            strokeLinejoin="round"
          />
        </svg>
      </div>
    </div>
  )
}

const needle: Record<RailSize, string> = {
  sm: 'size-4 -translate-1/2',
  md: 'size-5 -translate-1/2',
  lg: 'size-6 -translate-1/2',
}

/** A diamond on the rail; past an end, an arrow outside that points on. */
function shape(beyond: -1 | 0 | 1): string {
  if (beyond > 0) return 'M3-7 12 0 3 7z'
  return beyond < 0 ? 'M-3-7-12 0-3 7z' : 'M0-9 7 0 0 9-7 0z'
}
