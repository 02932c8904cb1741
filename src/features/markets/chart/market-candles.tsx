import { t } from '@lingui/core/macro'
import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { messageFor } from '../../../api/errors.ts'
import type { CandleChart } from '../../../charts/candles/candle-chart.ts'
import { DecisionList } from '../../../charts/marks/decision-list.tsx'
import { cx } from '../../../lib/cx.ts'
import { pricePlaces } from '../../../lib/numbers/format.ts'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { CandleTable } from './candle-table.tsx'
import { ChartHint } from './chart-hint.tsx'
import { ChartRoom } from './chart-room.tsx'
import type { ChartView } from './chart-view.ts'
import { MarketDrawing } from './market-drawing.tsx'
import { SignalsInView } from '../signals-in-view.tsx'
import { useCandleWindow } from './use-candle-window.ts'
import { useHistoryBegin } from './use-history-begin.ts'
import { useOwnDecisions } from '../use-own-decisions.ts'
import { useOwnPositions } from '../use-own-positions.ts'
import { useSignals } from '../use-signals.ts'

/** Where signals and decisions go: an element beside the chart, which may be on its way, or beneath it. */
export type NotesPlace = { element: HTMLElement | null } | null

export interface MarketCandlesProps {
  symbol: string
  view: ChartView
  chart: CandleChart | null
  onChart: (chart: CandleChart | null) => void
  onGoTo: (at: number) => void
  onReset: () => void
  notesAt: NotesPlace
}

/** The candles of one interval as a drawing or a table, with their signals. */
export function MarketCandles(props: MarketCandlesProps) {
  const { symbol, view, chart, onChart, onGoTo, onReset, notesAt } = props
  const { interval, at } = view
  const state = useCandleWindow({ symbol, interval, at })
  const { window, isPrevious, error, isFetching, retry, restart } = state
  useHistoryBegin({ symbol, interval, at }, state, onGoTo)
  const signals = useSignals(symbol, interval, window)
  const own = useOwnPositions(symbol)
  const decisions = useOwnDecisions(own.sessions, interval, window)
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
    if (at === null && window?.isLive === false) restart()
    onReset()
  }

  if (window === undefined) {
    if (error === null) return <ChartRoom panes={view.panes.length} />
    return (
      <ErrorMessage
        title={t`The candles did not load`}
        message={messageFor(error)}
        onRetry={retry}
        retrying={isFetching}
      />
    )
  }
  const last = window.candles.at(-1)
  if (last === undefined) return <EmptyMessage title={t`No ${interval} candles of ${symbol} yet`} />
  const fill = notesAt !== null
  const notes = (
    <>
      {decisions.length > 0 && (
        <section aria-labelledby="own-decisions" className="flex flex-col gap-1">
          <h2 id="own-decisions" className="text-base font-semibold">{t`Your sessions here`}</h2>
          <DecisionList marks={decisions} chosenId={null} onChoose={({ at }) => show(at)} />
        </section>
      )}
      <SignalsInView
        chart={chart}
        interval={interval}
        signals={signals}
        isLive={window.isLive}
        narrow={fill}
        onShow={show}
      />
    </>
  )
  const beside = notesAt?.element ?? null
  return (
    <div className={cx('flex flex-col gap-8', fill && 'min-h-0 flex-1')}>
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
        // A press on the chart moves the focus here, so that the next key is a shortcut.
        <div
          ref={frame}
          tabIndex={-1}
          className={cx(
            'relative scroll-mt-16 outline-none',
            fill && 'flex min-h-0 flex-1 flex-col',
          )}
        >
          <MarketDrawing {...{ symbol, view, state, signals, own, decisions, onChart, fill }} />
          <ChartHint state={state} chart={chart} onBackToNow={backToNow} />
        </div>
      )}
      {notesAt === null
        ? notes
        : beside !== null &&
          createPortal(<div className="flex flex-col gap-8">{notes}</div>, beside)}
    </div>
  )
}
