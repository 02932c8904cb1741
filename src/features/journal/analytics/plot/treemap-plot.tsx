import { plotHeight } from './plot-frame.tsx'
import { treemap } from './treemap.ts'

export interface TreemapItem {
  name: string
  /** Area by size, colour by sign. */
  value: number
  text: string
}

export interface TreemapPlotProps {
  label: string
  width: number
  items: readonly TreemapItem[]
}

const gap = 2
/** Px: a smaller tile has no room for its name. */
const roomy = { width: 56, height: 34 }

export function TreemapPlot({ label, width, items }: TreemapPlotProps) {
  const tiles = treemap(items, ({ value }) => Math.abs(value), width, plotHeight)
  return (
    <svg role="img" aria-label={label} width={width} height={plotHeight} className="block">
      {tiles.map(({ item, x, y, width: wide, height: high }) => (
        <g key={item.name}>
          <title>{`${item.name} ${item.text}`}</title>
          <rect
            x={x}
            y={y}
            width={Math.max(0.5, wide - gap)}
            height={Math.max(0.5, high - gap)}
            className={item.value < 0 ? 'fill-loss-soft stroke-loss' : 'fill-gain-soft stroke-gain'}
          />
          {wide > Math.max(roomy.width, item.name.length * 8) && high > roomy.height && (
            <>
              <text x={x + 8} y={y + 18} className="fill-text text-xs font-medium">
                {item.name}
              </text>
              {high > 48 && wide > item.text.length * 7 + 12 && (
                <text x={x + 8} y={y + 34} className="fill-muted text-xs">
                  {item.text}
                </text>
              )}
            </>
          )}
        </g>
      ))}
    </svg>
  )
}
