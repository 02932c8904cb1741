import { useEffect, useState } from 'react'
import { formatCompact, formatPrice } from '../lib/format.ts'
import { Percent } from '../ui/percent.tsx'
import type { CandleChart } from './candle-chart.ts'
import type { BarReadout } from './chart-data.ts'

/** Two lines where it is narrow, kept whether there is something to say or not. */
const room = 'h-10 sm:h-5'

/** Open, high, low, close, change and volume of the bar under the crosshair. The one part of a chart React redraws. */
export function ChartLegend({
  chart,
  places,
}: {
  chart: CandleChart
  places?: number | undefined
}) {
  const [readout, setReadout] = useState<BarReadout | null>(null)
  useEffect(() => chart.onCrosshair(setReadout), [chart])
  if (!readout) return <p className={room} />
  const { bar, changePct } = readout
  const figures = { O: bar.open, H: bar.high, L: bar.low, C: bar.close }
  return (
    <p
      className={`${room} flex flex-wrap content-start items-center gap-x-3 overflow-hidden text-xs leading-5 whitespace-nowrap`}
    >
      {Object.entries(figures).map(([name, price]) => (
        <span key={name}>
          <span className="text-muted">{name}</span> {formatPrice(price, places)}
        </span>
      ))}
      <Percent value={changePct.toFixed(2)} signed />
      <span>
        <span className="text-muted">Vol</span> {formatCompact(bar.volume)}
      </span>
    </p>
  )
}
