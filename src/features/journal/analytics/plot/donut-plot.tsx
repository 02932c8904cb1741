import { plotHeight } from './plot-frame.tsx'

export interface DonutPart {
  name: string
  value: number
  text: string
}

export interface DonutPlotProps {
  label: string
  width: number
  /** Largest first, at most eight. */
  parts: readonly DonutPart[]
}

const [radius, thick] = [78, 30]
const around = 2 * Math.PI * radius
const line = 24

/** Shares of a whole, with their names and numbers beside or, without room, below. */
export function DonutPlot({ label, width, parts }: DonutPlotProps) {
  const total = parts.reduce((sum, { value }) => sum + value, 0)
  const isNarrow = width < 420
  const height = isNarrow ? plotHeight + parts.length * line : plotHeight
  const centre = isNarrow ? width / 2 : 112
  const starts = parts.map((_, index) =>
    parts.slice(0, index).reduce((sum, { value }) => sum + value / total, 0),
  )
  const names = { x: isNarrow ? 8 : 248, y: isNarrow ? plotHeight + 8 : nameTop(parts.length) }
  return (
    <svg role="img" aria-label={label} width={width} height={height} className="block">
      {parts.map(({ name, value, text }, index) => (
        <g key={name}>
          <title>{`${name} ${text}`}</title>
          <circle
            cx={centre}
            cy={plotHeight / 2}
            r={radius}
            strokeWidth={thick}
            strokeDasharray={`${Math.max(0.5, (value / total) * around - 2)} ${around}`}
            strokeDashoffset={-(starts[index] ?? 0) * around}
            transform={`rotate(-90 ${centre} ${plotHeight / 2})`}
            strokeOpacity={strength(index)}
            className="fill-none stroke-accent"
          />
          <rect
            x={names.x}
            y={names.y + index * line - 9}
            width="10"
            height="10"
            fillOpacity={strength(index)}
            className="fill-accent"
          />
          <text x={names.x + 18} y={names.y + index * line} className="fill-text text-xs">
            {name}
          </text>
          <text
            x={Math.min(width - 4, names.x + 240)}
            y={names.y + index * line}
            textAnchor="end"
            className="fill-muted text-xs"
          >
            {text}
          </text>
        </g>
      ))}
    </svg>
  )
}

const nameTop = (count: number): number => plotHeight / 2 - ((count - 1) * line) / 2 + 4

/** Eight steps from the strongest to a faint one. */
const strength = (index: number): number => 1 - Math.min(7, index) * 0.11
