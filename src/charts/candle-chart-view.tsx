import { useEffect, useRef, useState } from 'react'
import type { Candle } from '../../contract/market.ts'
import { cx } from '../lib/cx.ts'
import { createCandleChart } from './candle-chart.ts'
import type { CandleChart } from './candle-chart.ts'
import type { ChartMarker, PriceLine } from './chart-data.ts'
import { ChartLegend } from './chart-legend.tsx'
import { readChartTheme, watchChartTheme } from './theme.ts'

export interface CandleChartViewProps {
  candles: readonly Candle[]
  markers?: readonly ChartMarker[]
  priceLines?: readonly PriceLine[]
  /** Candles as they change, past React: subscribes, returns the unsubscribe. Keep it stable between renders. */
  feed?: (onCandle: (candle: Candle) => void) => () => void
  /** What the drawing shows, for those who do not see it: market, last price, time. */
  label: string
  /** Decimals of this market's prices. */
  pricePlaces?: number
  onNeedHistory?: () => void
  /** The height, as a class. */
  className?: string
}

const none: readonly never[] = []

export default function CandleChartView(props: CandleChartViewProps) {
  const { candles, markers = none, priceLines = none, feed, label, pricePlaces } = props
  const { onNeedHistory, className = 'h-96' } = props
  const frame = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<CandleChart | null>(null)

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const created = createCandleChart(element, readChartTheme(element))
    const unwatch = watchChartTheme(element, created.setTheme)
    setChart(created)
    return () => {
      unwatch()
      created.destroy()
    }
  }, [])
  useEffect(() => chart?.setPricePlaces(pricePlaces), [chart, pricePlaces])
  useEffect(() => chart?.setCandles(candles), [chart, candles])
  useEffect(() => chart?.setMarkers(markers), [chart, markers])
  useEffect(() => chart?.setPriceLines(priceLines), [chart, priceLines])
  useEffect(() => (feed && chart ? feed(chart.upsertCandle) : undefined), [chart, feed])
  useEffect(
    () => (onNeedHistory && chart ? chart.onNeedHistory(onNeedHistory) : undefined),
    [chart, onNeedHistory],
  )

  return (
    <figure className="relative flex min-w-0 flex-col gap-1">
      <figcaption>
        {chart ? <ChartLegend chart={chart} places={pricePlaces} /> : <p className="h-10 sm:h-5" />}
      </figcaption>
      <div
        ref={frame}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- canvases cannot live inside an <img>
        role="img"
        aria-label={label}
        className={cx('w-full', className)}
      />
      <a
        href="https://www.tradingview.com/lightweight-charts/"
        title="Charts by TradingView"
        className="absolute right-0 bottom-1 z-10 text-2xs text-muted hover:text-text"
      >
        TradingView
      </a>
    </figure>
  )
}
