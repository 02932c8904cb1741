import { plotHeight } from './plot-frame.tsx'

export interface HeatCell {
  column: number
  row: number
  value: number
  title: string
}

export interface HeatmapPlotProps {
  label: string
  width: number
  /** Names of the rows, and of some columns by their index. */
  rows: readonly string[]
  columns: readonly string[]
  cells: readonly HeatCell[]
}

const [left, bottom, gap] = [38, 22, 2]

/** Signed values by place: the stronger the colour, the larger beside the largest; the sign is written. */
export function HeatmapPlot({ label, width, rows, columns, cells }: HeatmapPlotProps) {
  const wide = (width - left) / columns.length
  const high = (plotHeight - bottom) / rows.length
  const most = cells.reduce((largest, { value }) => Math.max(largest, Math.abs(value)), 0)
  return (
    <svg role="img" aria-label={label} width={width} height={plotHeight} className="block">
      {rows.map((name, row) => (
        <text
          key={name}
          x={left - 6}
          y={(row + 0.5) * high}
          textAnchor="end"
          dominantBaseline="middle"
          className="fill-muted text-2xs"
        >
          {name}
        </text>
      ))}
      {columns.map((name, column) => (
        <g key={column}>
          {rows.map((_, row) => (
            <rect
              key={row}
              x={left + column * wide}
              y={row * high}
              width={wide - gap}
              height={high - gap}
              className="fill-sunken"
            />
          ))}
          <text
            x={left + (column + 0.5) * wide}
            y={plotHeight - 6}
            textAnchor="middle"
            className="fill-muted text-2xs"
          >
            {name}
          </text>
        </g>
      ))}
      {cells.map(({ column, row, value, title }) => (
        <g key={`${column} ${row}`}>
          <title>{title}</title>
          <rect
            x={left + column * wide}
            y={row * high}
            width={wide - gap}
            height={high - gap}
            fillOpacity={most === 0 ? 0 : 0.15 + (Math.abs(value) / most) * 0.5}
            className={value < 0 ? 'fill-loss' : 'fill-gain'}
          />
          <text
            x={left + (column + 0.5) * wide - gap / 2}
            y={(row + 0.5) * high}
            textAnchor="middle"
            dominantBaseline="middle"
            className="pointer-events-none fill-text text-2xs"
          >
            {value < 0 ? '−' : value > 0 ? '+' : '0'}
          </text>
        </g>
      ))}
    </svg>
  )
}
