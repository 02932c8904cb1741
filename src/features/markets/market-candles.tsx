import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { Candle } from '../../../contract/market.ts'
import { messageFor } from '../../api/errors.ts'
import { useFreshness } from '../../api/freshness.ts'
import { candleStream } from '../../api/streams.ts'
import { useLive } from '../../api/use-live.ts'
import type { CandleChart } from '../../charts/candle-chart.ts'
import CandleChartView from '../../charts/candle-chart-view.tsx'
import { formatPrice, pricePlaces } from '../../lib/format.ts'
import { formatDateTime } from '../../lib/time.ts'
import { EmptyMessage } from '../../ui/empty-message.tsx'
import { ErrorMessage } from '../../ui/error-message.tsx'
import { CandleTable } from './candle-table.tsx'
import { ChartHint } from './chart-hint.tsx'
import { chartHeight, ChartRoom } from './chart-room.tsx'
import type { ChartView } from './chart-view.ts'
import { signalMarkers } from './signal-marks.ts'
import { SignalPanel } from './signal-panel.tsx'
import { useCandleWindow, type CandleWindowState } from './use-candle-window.ts'
import { useOwnPositions } from './use-own-positions.ts'
import { useSignals } from './use-signals.ts'

export interface MarketCandlesProps {
  symbol: string
  view: ChartView
  chart: CandleChart | null
  onChart: (chart: CandleChart | null) => void
  onGoTo: (at: number) => void
  onReset: () => void
}

/** The candles of one interval as a drawing or a table, with the signals along them. */
export function MarketCandles(props: MarketCandlesProps) {
  const { symbol, view, chart, onChart, onGoTo, onReset } = props
  const { interval, at } = view
  const state = useCandleWindow({ symbol, interval, at })
  const { window, isPrevious, error, isFetching, retry, restart } = state
  const signals = useSignals(symbol, interval, window)
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (at !== null && !isPrevious) chart?.goTo(at)
  }, [chart, at, isPrevious])

  function show(time: number): void {
    if (chart === null) return onGoTo(time)
    chart.goTo(time)
    frame.current?.scrollIntoView({ block: 'nearest' })
  }
  function backToNow(): void {
    if (at === null) restart()
    onReset()
  }

  if (window === undefined) {
    if (error === null) return <ChartRoom panes={view.panes.length} />
    return (
      <ErrorMessage
        title="The candles did not load"
        message={messageFor(error)}
        onRetry={retry}
        retrying={isFetching}
      />
    )
  }
  const last = window.candles.at(-1)
  if (last === undefined) return <EmptyMessage title={`No ${interval} candles of ${symbol} yet`} />
  return (
    <div className="flex flex-col gap-10">
      {view.isTable ? (
        <CandleTable
          symbol={symbol}
          interval={interval}
          candles={window.candles}
          isLive={window.isLive}
          indicators={[...view.overlays, ...view.panes]}
          places={pricePlaces(last.c)}
        />
      ) : (
        <div ref={frame} className="relative scroll-mt-16">
          <Drawing {...{ symbol, view, state, signals, onChart }} />
          <ChartHint state={state} onBackToNow={backToNow} />
        </div>
      )}
      <SignalPanel signals={signals} isLive={window.isLive} onShow={show} />
    </div>
  )
}

interface DrawingProps {
  symbol: string
  view: ChartView
  state: CandleWindowState
  signals: ReturnType<typeof useSignals>
  onChart: (chart: CandleChart | null) => void
}

const noCandles: readonly Candle[] = []

function Drawing({ symbol, view, state, signals, onChart }: DrawingProps) {
  const { interval, overlays, panes } = view
  const { more } = state
  const live = useLive()
  const isStale = useFreshness() === 'stale'
  const own = useOwnPositions(symbol)
  const markers = useMemo(() => [...signalMarkers(signals), ...own.markers], [signals, own.markers])
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
  return (
    <CandleChartView
      candles={candles}
      markers={markers}
      priceLines={own.lines}
      indicators={indicators}
      feed={state.window?.isLive === true ? feed : undefined}
      pricePlaces={pricePlaces(last.c)}
      onNearEdge={more}
      onChart={onChart}
      label={`${symbol}, ${candles.length} ${interval} candles from ${formatDateTime(first.t)} to ${formatDateTime(last.t)}, last ${formatPrice(last.c)}`}
      isStale={isStale}
      className={chartHeight(panes.length)}
    />
  )
}

const dayMs = 86_400_000

/** The average of a day needs its beginning. */
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
