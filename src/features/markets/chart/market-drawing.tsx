import { t } from '@lingui/core/macro'
import { useCallback, useEffect, useMemo } from 'react'
import type { Candle } from '../../../../contract/market/market.ts'
import { useFreshness } from '../../../api/freshness.ts'
import { candleStream } from '../../../api/live/streams.ts'
import { useLive } from '../../../api/live/use-live.ts'
import type { CandleChart } from '../../../charts/candles/candle-chart.ts'
import { useChartAlerts } from '../../../charts/use-chart-alerts.ts'
import CandleChartView from '../../../charts/candles/candle-chart-view.tsx'
import type { DecisionMark } from '../../../charts/marks/decision-marks.ts'
import { formatPrice, pricePlaces } from '../../../lib/numbers/format.ts'
import { barTimeStyle } from '../../../lib/time.ts'
import { chartHeight } from './chart-room.tsx'
import type { ChartView } from './chart-view.ts'
import { signalMarkers } from '../signal-marks.ts'
import type { CandleWindowState } from './use-candle-window.ts'
import type { useOwnPositions } from '../use-own-positions.ts'
import type { useSignals } from '../use-signals.ts'

export interface MarketDrawingProps {
  symbol: string
  view: ChartView
  state: CandleWindowState
  signals: ReturnType<typeof useSignals>
  own: ReturnType<typeof useOwnPositions>
  decisions: readonly DecisionMark[]
  onChart: (chart: CandleChart | null) => void
  /** As tall as the room there is. */
  fill: boolean
}

const noCandles: readonly Candle[] = []

/** The candles with the signals, and what the viewer's sessions did with them. */
export function MarketDrawing(props: MarketDrawingProps) {
  const { symbol, view, state, signals, own, decisions, onChart, fill } = props
  const { interval, overlays, panes } = view
  const { more } = state
  const live = useLive()
  const isStale = useFreshness() === 'stale'
  const markers = useMemo(
    () => [...signalMarkers(signals), ...decisions, ...own.markers],
    [signals, decisions, own.markers],
  )
  const alerts = useChartAlerts(symbol)
  const lines = useMemo(() => [...own.lines, ...alerts.lines], [own.lines, alerts.lines])
  const indicators = useMemo(() => [...overlays, ...panes], [overlays, panes])
  const feed = useCallback(
    (onCandle: (candle: Candle) => void) =>
      live.subscribe(candleStream(symbol, interval), onCandle),
    [live, symbol, interval],
  )
  const candles = state.window?.candles ?? noCandles
  useDayBeginning(overlays.includes('vwap'), candles, more)
  const [first, last] = [candles[0], candles.at(-1)]
  if (first === undefined || last === undefined) return null
  const timeOf = barTimeStyle(interval, first.t)
  return (
    <CandleChartView
      candles={candles}
      markers={markers}
      priceLines={lines}
      timeLines={own.moments}
      indicators={indicators}
      feed={state.window?.isLive === true ? feed : undefined}
      pricePlaces={pricePlaces(last.c)}
      onNearEdge={more}
      onChart={onChart}
      drawingsOf={symbol}
      onAlertPrice={alerts.setAt}
      label={t`${symbol}, ${candles.length} ${interval} candles from ${timeOf(first.t)} to ${timeOf(last.t)}, last ${formatPrice(last.c)}`}
      isStale={isStale}
      className={chartHeight(panes.length)}
      fill={fill}
    />
  )
}

const dayMs = 86_400_000

/** A daily average needs the beginning of its day. */
function useDayBeginning(
  isNeeded: boolean,
  candles: readonly Candle[],
  more: CandleWindowState['more'],
): void {
  const first = candles[0]?.t ?? 0
  const day = Math.floor((candles.at(-1)?.t ?? 0) / dayMs) * dayMs
  const isMissing = isNeeded && first > day
  useEffect(() => {
    if (isMissing) more('first')
  }, [isMissing, first, more])
}
