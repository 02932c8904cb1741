import { t } from '@lingui/core/macro'
import { useEffect, useRef, useState } from 'react'
import type { Candle } from '../../../contract/market/market.ts'
import { cx } from '../../lib/cx.ts'
import { createCandleChart } from './candle-chart.ts'
import type { CandleChart } from './candle-chart.ts'
import type { Edge } from './candle-drawing.ts'
import type { ChartMarker, PriceLine } from '../chart-data.ts'
import { ChartLegend } from '../chart-legend.tsx'
import { DrawingToolbar } from '../drawings/drawing-toolbar.tsx'
import { useDrawings } from '../drawings/use-drawings.ts'
import type { PlannedPosition } from '../position-tool/planned-position.ts'
import type { LevelMove } from '../position-tool/position-tool.ts'
import type { IndicatorId } from '../indicators/catalogue.ts'
import { readChartTheme, watchChartTheme } from '../theme.ts'
import type { LevelSpan } from '../time/level-spans.ts'
import type { TimeLine } from '../time/time-lines.ts'

export interface CandleChartViewProps {
  candles: readonly Candle[]
  markers?: readonly ChartMarker[]
  priceLines?: readonly PriceLine[]
  timeLines?: readonly TimeLine[]
  levelPaths?: readonly LevelSpan[]
  indicators?: readonly IndicatorId[]
  /** A position that is being planned or managed. */
  plan?: PlannedPosition | null
  /** Called while a level of the plan is dragged. Keep it stable between renders. */
  onLevelMove?: ((move: LevelMove) => void) | undefined
  /** Candle updates without React: subscribes, returns the unsubscribe. Keep it stable between renders. */
  feed?: ((onCandle: (candle: Candle) => void) => () => void) | undefined
  /** A description for screen readers: market, last price, time. */
  label: string
  /** Decimals of this market's prices. */
  pricePlaces?: number
  /** Keep it stable between renders. */
  onNearEdge?: (edge: Edge) => void
  /** A bar with markers was clicked: their ids. Keep it stable between renders. */
  onPick?: ((ids: string[]) => void) | undefined
  /** Called with the chart, for buttons and keys beside it; with null once it is removed. */
  onChart?: (chart: CandleChart | null) => void
  /** The market whose drawings are shown and edited; without it there are none. */
  drawingsOf?: string
  /** Called with the price that was pressed on the chart for an alert. */
  onAlertPrice?: ((price: number) => void) | undefined
  /** Prices have not been updated for too long: draws without colour. */
  isStale?: boolean
  /** A class that sets the height. */
  className?: string
  /** Fills the height that its column leaves. */
  fill?: boolean
}

const none: readonly never[] = []

const colourless =
  '[--color-accent:var(--color-muted)] [--color-gain:var(--color-muted)] [--color-loss:var(--color-muted)] [--color-warn:var(--color-muted)]'

export default function CandleChartView(props: CandleChartViewProps) {
  const { candles, markers = none, priceLines = none, indicators = none, feed, label } = props
  const { timeLines = none, levelPaths = none, pricePlaces, onNearEdge, onPick, onChart } = props
  const { plan = null, onLevelMove } = props
  const { isStale = false, className = 'h-96', fill = false, drawingsOf, onAlertPrice } = props
  const frame = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<CandleChart | null>(null)
  const isLive = feed !== undefined

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
  useEffect(() => {
    onChart?.(chart)
    return () => onChart?.(null)
  }, [chart, onChart])
  useEffect(() => {
    if (frame.current) chart?.setTheme(readChartTheme(frame.current))
  }, [chart, isStale])
  useEffect(() => chart?.setPricePlaces(pricePlaces), [chart, pricePlaces])
  useEffect(() => chart?.setIndicators(indicators), [chart, indicators])
  useEffect(() => chart?.setCandles(candles, isLive), [chart, candles, isLive])
  useEffect(() => chart?.setMarkers(markers), [chart, markers])
  useEffect(() => chart?.setPriceLines(priceLines), [chart, priceLines])
  useEffect(() => chart?.setTimeLines(timeLines), [chart, timeLines])
  useEffect(() => chart?.setLevelPaths(levelPaths), [chart, levelPaths])
  useEffect(() => chart?.setPlan(plan), [chart, plan])
  useEffect(
    () => (onLevelMove && chart ? chart.onLevelMove(onLevelMove) : undefined),
    [chart, onLevelMove],
  )
  useEffect(() => (onPick && chart ? chart.onPick(onPick) : undefined), [chart, onPick])
  useEffect(() => (feed && chart ? feed(chart.upsertCandle) : undefined), [chart, feed])
  useEffect(
    () => (onNearEdge && chart ? chart.onNearEdge(onNearEdge) : undefined),
    [chart, onNearEdge],
  )

  return (
    <figure
      className={cx('relative flex min-w-0 flex-col gap-1', fill && 'min-h-56 flex-1 print:h-96')}
    >
      <figcaption>
        <ChartLegend chart={chart} places={pricePlaces} hasIndicators={indicators.length > 0} />
      </figcaption>
      <div className={cx('flex min-w-0 max-sm:flex-col', fill && 'min-h-0 flex-1')}>
        {drawingsOf !== undefined && (
          <Drawings
            key={drawingsOf}
            chart={chart}
            symbol={drawingsOf}
            onPrice={onAlertPrice}
            places={pricePlaces}
          />
        )}
        <div
          ref={frame}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- canvases cannot live inside an <img>
          role="img"
          aria-label={label}
          className={cx(
            'w-full min-w-0 sm:flex-1 data-drawing-near:cursor-pointer data-level-near:cursor-ns-resize [&[data-level-near]_*]:cursor-ns-resize!',
            isStale && colourless,
            // A finger that draws does not scroll the page.
            'data-drawing:cursor-crosshair data-drawing:touch-none [&[data-drawing]_*]:cursor-crosshair! [&[data-drawing-near]_*]:cursor-pointer!',
            fill ? 'min-h-0' : className,
          )}
        />
      </div>
      <a
        href="https://www.tradingview.com/lightweight-charts/"
        title={t`Charts by TradingView`}
        className="absolute right-0 bottom-1 z-10 text-2xs text-muted hover:text-text"
      >{t`TradingView`}</a>
    </figure>
  )
}

interface DrawingsProps {
  chart: CandleChart | null
  symbol: string
  onPrice: ((price: number) => void) | undefined
  places: number | undefined
}

/** Apart from the chart, which is not drawn anew when something is selected. */
function Drawings({ chart, symbol, onPrice, places }: DrawingsProps) {
  const drawing = useDrawings(chart, symbol, onPrice)
  return <DrawingToolbar drawing={drawing} takesPrice={onPrice !== undefined} places={places} />
}
