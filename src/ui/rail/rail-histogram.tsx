import { columns } from './rail-scale.ts'
import type { HistogramBin, RailEnds } from './rail-scale.ts'

/** How often similar sessions ended where, as columns on the axis. */
export function RailHistogram({ ends, bins }: { ends: RailEnds; bins: readonly HistogramBin[] }) {
  const tallest = Math.max(1, ...bins.map((bin) => bin.count))
  return (
    <div className="relative h-16">
      {columns(ends, bins).map(
        ({ bin, from, to }) =>
          bin.count > 0 && (
            <i
              key={bin.x}
              className={`mark absolute bottom-0 min-h-px opacity-60 ${bin.x < 0 ? 'bg-loss' : 'bg-gain'}`}
              style={{
                left: `${from * 100}%`,
                width: `calc(${(to - from) * 100}% - 1px)`,
                height: `${(bin.count / tallest) * 100}%`,
              }}
            />
          ),
      )}
    </div>
  )
}
