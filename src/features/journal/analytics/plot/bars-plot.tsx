import { edges, PlotFrame, plotHeight } from './plot-frame.tsx'
import { linearScale } from './scale.ts'

export interface Bar {
  key: string
  /** Below the axis. */
  label: string
  value: number
  /** The ends of its interval; null or absent: without one. */
  low?: number | null
  high?: number | null
  /** What a pointer on it reads. */
  title: string
}

export interface BarsPlotProps {
  label: string
  width: number
  bars: readonly Bar[]
  /** Of the y axis. */
  text: (value: number) => string
  /** Gains and losses by sign, or amounts that are neither. */
  tone: 'sign' | 'plain'
  /** The axis reaches at least up to here. */
  upTo?: number
}

/** So few bars keep all of their labels; of more, labels that have no room are left out. */
const mostNamed = 8

/** One bar each, from zero up or down. */
export function BarsPlot({ label, width, bars, text, tone, upTo = 0 }: BarsPlotProps) {
  const ends = bars.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value])
  const y = linearScale(
    Math.min(0, ...ends),
    Math.max(upTo, ...ends),
    plotHeight - edges.bottom,
    edges.top,
  )
  const slot = (width - edges.left - edges.right) / Math.max(1, bars.length)
  const thick = Math.max(1, Math.min(48, slot * (slot < 4 ? 1 : 0.72)))
  const middle = (index: number): number => edges.left + (index + 0.5) * slot
  return (
    <PlotFrame
      label={label}
      width={width}
      y={y}
      yText={text}
      xMarks={bars.map((bar, index) => ({
        at: middle(index),
        text: bar.label,
        ...(bars.length <= mostNamed && { room: slot - 6 }),
      }))}
    >
      {bars.map(({ key, value, low, high, title }, index) => (
        <g key={key}>
          <title>{title}</title>
          {/* The whole height is where a pointer reads it, however short the bar is. */}
          <rect
            x={middle(index) - slot / 2}
            y={edges.top}
            width={slot}
            height={plotHeight - edges.top - edges.bottom}
            className="fill-transparent hover:fill-accent/10"
          />
          <rect
            x={middle(index) - thick / 2}
            y={Math.min(y(value), y(0))}
            width={thick}
            height={Math.max(value === 0 ? 0 : 1, Math.abs(y(value) - y(0)))}
            className={`pointer-events-none ${toneOf(tone, value)}`}
          />
          {low !== null && low !== undefined && high !== null && high !== undefined && (
            <path
              d={`M${middle(index)} ${y(low)}V${y(high)}M${middle(index) - 4} ${y(low)}h8M${middle(index) - 4} ${y(high)}h8`}
              className="pointer-events-none fill-none stroke-text"
            />
          )}
        </g>
      ))}
    </PlotFrame>
  )
}

function toneOf(tone: 'sign' | 'plain', value: number): string {
  if (tone === 'plain') return 'fill-accent'
  return value < 0 ? 'fill-loss' : 'fill-gain'
}
