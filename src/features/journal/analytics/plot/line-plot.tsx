import { edges, PlotFrame, plotHeight } from './plot-frame.tsx'
import { linearScale } from './scale.ts'

export interface LinePoint {
  label: string
  value: number
}

export interface LinePlotProps {
  label: string
  width: number
  /** Ascending in time, evenly spaced. */
  points: readonly LinePoint[]
  text: (value: number) => string
  tone: 'accent' | 'loss'
}

/** A curve with the area to zero; with more points than pixels the last of each pixel is drawn. */
export function LinePlot({ label, width, points, text, tone }: LinePlotProps) {
  const values = points.map(({ value }) => value)
  const y = linearScale(least(values), most(values), plotHeight - edges.bottom, edges.top)
  const room = width - edges.left - edges.right
  const x = (index: number): number =>
    edges.left + (points.length < 2 ? room / 2 : (index / (points.length - 1)) * room)
  const byPixel = new Map(points.map(({ value }, index) => [Math.round(x(index)), y(value)]))
  const line = [...byPixel].map(([at, height]) => `${at} ${height.toFixed(1)}`).join('L')
  const [first, last] = [x(0), x(points.length - 1)]
  return (
    <PlotFrame
      label={label}
      width={width}
      y={y}
      yText={text}
      xMarks={points.map((point, index) => ({ at: x(index), text: point.label }))}
    >
      {points.length === 1 ? (
        <circle cx={first} cy={y(values[0] ?? 0)} r="3" className={fills[tone]} />
      ) : (
        <>
          <path
            d={`M${first} ${y(0)}L${line}L${last} ${y(0)}Z`}
            className={fills[tone]}
            fillOpacity="0.16"
          />
          <path
            d={`M${line}`}
            strokeWidth="1.5"
            strokeLinejoin="round"
            className={`fill-none ${strokes[tone]}`}
          />
        </>
      )}
    </PlotFrame>
  )
}

const fills = { accent: 'fill-accent', loss: 'fill-loss' } as const
const strokes = { accent: 'stroke-accent', loss: 'stroke-loss' } as const

/** Passing all values as arguments would overflow the stack. Zero is always within the scale. */
const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), 0)
const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), 0)
