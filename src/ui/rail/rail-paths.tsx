import { placeOn, zeroAt, type RailEnds } from './rail-scale.ts'

export interface RailPathsData {
  /** Nets over time, percent of the budget: one list of evenly spaced moments for each past start. */
  lines: readonly (readonly number[])[]
  /** They are of other numbers than the rail's, whose own are being made. */
  isOld: boolean
}

/** Units of the drawing, which is stretched to its frame. */
const [wide, tall] = [1000, 100]

/** The net of past starts: time runs from the top down to the axis, and the horizontal scale is the rail's. */
export function RailPaths({ ends, lines, isOld }: RailPathsData & { ends: RailEnds }) {
  const zero = zeroAt(ends) * wide
  const place = (pct: number, index: number, last: number): string =>
    `${(placeOn(ends, pct).at * wide).toFixed(1)} ${((index / last) * tall).toFixed(1)}`
  return (
    <div aria-hidden className="h-24">
      <svg
        viewBox={`0 0 ${wide} ${tall}`}
        preserveAspectRatio="none"
        className={isOld ? 'block size-full opacity-40' : 'block size-full'}
      >
        <path
          d={`M${zero} 0V${tall}`}
          className="stroke-line forced-colors:stroke-[GrayText]"
          vectorEffect="non-scaling-stroke"
        />
        {lines.map((line, index) => (
          <path
            key={index}
            d={`M${line.map((pct, step) => place(pct, step, line.length - 1)).join('L')}`}
            className={
              (line.at(-1) ?? 0) < 0
                ? 'fill-none stroke-loss opacity-45 forced-colors:stroke-[CanvasText]'
                : 'fill-none stroke-gain opacity-70 forced-colors:stroke-[CanvasText]'
            }
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
    </div>
  )
}
