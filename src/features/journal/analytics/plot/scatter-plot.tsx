import { edges, PlotFrame, plotHeight, type AxisMark } from './plot-frame.tsx'
import { linearScale } from './scale.ts'

export interface ScatterPoint {
  /** Greater than 0; drawn on a logarithmic axis. */
  x: number
  y: number
}

export interface ScatterPlotProps {
  label: string
  width: number
  points: readonly ScatterPoint[]
  xText: (value: number) => string
  yText: (value: number) => string
  /** Values of x to be named on the axis, ascending. */
  xTicks: readonly number[]
}

/** Px of the square that a point fills: points in the same square are one mark, however many there are. */
const grain = 4

/** Points by sign of y. A hundred thousand of them are as many squares as there is room for. */
export function ScatterPlot(props: ScatterPlotProps) {
  const { label, width, points, xText, yText, xTicks } = props
  const ys = points.map((point) => point.y)
  const y = linearScale(
    ys.reduce((a, b) => Math.min(a, b), 0),
    ys.reduce((a, b) => Math.max(a, b), 0),
    plotHeight - edges.bottom,
    edges.top,
  )
  const xs = points.map((point) => Math.log(point.x))
  const low = xs.reduce((a, b) => Math.min(a, b), xs[0] ?? 0)
  const high = xs.reduce((a, b) => Math.max(a, b), low + 1)
  const room = width - edges.left - edges.right - grain
  const x = (value: number): number =>
    edges.left + grain / 2 + ((Math.log(value) - low) / (high - low)) * room
  const marks: AxisMark[] = xTicks
    .filter((tick) => Math.log(tick) >= low && Math.log(tick) <= high)
    .map((tick) => ({ at: x(tick), text: xText(tick) }))
  return (
    <PlotFrame label={label} width={width} y={y} yText={yText} xMarks={marks}>
      {[true, false].map((isGain) => (
        <path
          key={String(isGain)}
          d={squares(points.filter((point) => point.y > 0 === isGain).map((p) => [x(p.x), y(p.y)]))}
          className={isGain ? 'fill-gain' : 'fill-loss'}
          fillOpacity="0.75"
        />
      ))}
    </PlotFrame>
  )
}

function squares(places: readonly (readonly [number, number])[]): string {
  const snap = (px: number): number => Math.round(px / grain) * grain
  const taken = new Set(places.map(([x, y]) => `M${snap(x) - grain / 2} ${snap(y) - grain / 2}`))
  return [...taken].map((corner) => `${corner}h${grain}v${grain}h-${grain}z`).join('')
}
