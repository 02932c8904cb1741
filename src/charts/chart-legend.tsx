import { t } from '@lingui/core/macro'
import { useEffect, useState } from 'react'
import { formatCompact, formatPrice } from '../lib/numbers/format.ts'
import { Percent } from '../ui/figures/percent.tsx'
import type { CandleChart } from './candles/candle-chart.ts'
import type { ChartReadout } from './candles/candle-drawing.ts'

export interface ChartLegendProps {
  chart: CandleChart | null
  places: number | undefined
  hasIndicators: boolean
}

// The space is kept whether there is text or not.
/** Two lines on narrow screens. */
const figuresLine =
  'flex h-10 flex-wrap content-start items-center gap-x-3 overflow-hidden whitespace-nowrap sm:h-5'
/** As many lines as needed on narrow screens. */
const indicatorsLine = 'flex min-h-5 flex-wrap gap-x-3 whitespace-nowrap'

/** The values of the bar under the crosshair. The only part of a chart that React redraws. */
export function ChartLegend({ chart, places, hasIndicators }: ChartLegendProps) {
  const [readout, setReadout] = useState<ChartReadout | null>(null)
  const [measured, setMeasured] = useState<string | null>(null)
  useEffect(() => chart?.onCrosshair(setReadout), [chart])
  useEffect(() => chart?.onMeasure(setMeasured), [chart])
  return (
    <div className="relative text-xs leading-5">
      <p className={figuresLine}>{readout && figures(readout, places)}</p>
      {hasIndicators && (
        <p className={indicatorsLine}>
          {readout?.indicators.map(({ name, value, colour }) => (
            <span key={name}>
              <span style={{ color: colour }}>{name}</span> {value}
            </span>
          ))}
        </p>
      )}
      {readout?.notes.map((note) => (
        // Over the top of the drawing, because most bars have no notes and a line for them would usually be empty.
        <p
          key={note}
          className="pointer-events-none absolute top-full left-0 z-10 mt-1 max-w-[min(44rem,calc(100%-5rem))] rounded-sm bg-page/85 px-1 text-pretty text-text"
        >
          {note}
        </p>
      ))}
      <output className="sr-only">{measured === null ? '' : t`Measured ${measured}`}</output>
    </div>
  )
}

function figures({ bar, changePct }: ChartReadout, places: number | undefined) {
  const prices = { O: bar.open, H: bar.high, L: bar.low, C: bar.close }
  return (
    <>
      {Object.entries(prices).map(([name, price]) => (
        <span key={name}>
          <span className="text-muted">{name}</span> {formatPrice(price, places)}
        </span>
      ))}
      <Percent value={changePct.toFixed(2)} signed />
      <span>
        <span className="text-muted">{t`Vol`}</span> {formatCompact(bar.volume)}
      </span>
    </>
  )
}
