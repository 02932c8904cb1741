import { t } from '@lingui/core/macro'
import { Suspense, useEffect, useState } from 'react'
import { useWorld } from '../../../api/exchange/world.ts'
import type { CandleChart } from '../../../charts/candles/candle-chart.ts'
import { now } from '../../../lib/clock.ts'
import { cx } from '../../../lib/cx.ts'
import { download } from '../../../lib/download.ts'
import { preload } from '../../../lib/load-code.ts'
import { formatFullDateTime } from '../../../lib/time.ts'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { ChartToolbar } from './chart-toolbar.tsx'
import type { ChartView } from './chart-view.ts'
import { MarketCandles, type NotesPlace } from './market-candles.tsx'
import { useChartShortcuts } from './use-chart-shortcuts.ts'

const loadGoToDate = () => import('./go-to-date-dialog.tsx')
const GoToDateDialog = lazyPart(loadGoToDate, {
  get name() {
    return t`The dialog`
  },
})
const ShortcutsDialog = lazyPart(() => import('./shortcuts-dialog.tsx'), {
  get name() {
    return t`The dialog`
  },
})

export interface MarketChartProps {
  symbol: string
  view: ChartView
  onViewChange: (change: Partial<ChartView>) => void
  onStepMarket: (step: 1 | -1) => void
  /** In a cockpit: where signals and decisions are shown, once that is there. Null: beneath the chart. */
  notesAt: NotesPlace
}

/** The chart with its buttons, keys and dialogs. */
export default function MarketChart(props: MarketChartProps) {
  const { symbol, view, onViewChange, onStepMarket, notesAt } = props
  const [chart, setChart] = useState<CandleChart | null>(null)
  const [isMeasuring, setIsMeasuring] = useState(false)
  const [dialog, setDialog] = useState<'date' | 'shortcuts' | null>(null)
  const { network, simulated } = useWorld()
  useEffect(() => chart?.armMeasure(isMeasuring), [chart, isMeasuring])
  useEffect(() => {
    // Loaded in advance, so that what is typed right after G reaches the dialog's field.
    preload(loadGoToDate)
  }, [])

  function goTo(at: number): void {
    onViewChange({ at })
    // The URL may be unchanged while the chart has been scrolled away.
    chart?.goTo(at)
  }
  function reset(): void {
    onViewChange({ at: null })
    chart?.reset()
  }
  function snapshot(): void {
    const world = simulated ? 'simulated' : network
    const name = `${symbol}-${view.interval}`
    const picture = chart?.snapshot(
      t`${symbol} ${view.interval} · ${formatFullDateTime(now())} · Alura, ${world}`,
    )
    picture?.toBlob((png) => png && download(`${name}.png`, png), 'image/png')
  }
  const toggleMeasuring = (): void => setIsMeasuring((before) => !before)
  useChartShortcuts({
    change: onViewChange,
    toggleTable: () => onViewChange({ isTable: !view.isTable }),
    toggleMeasuring,
    goToDate: () => setDialog('date'),
    reset,
    snapshot,
    shortcuts: () => setDialog('shortcuts'),
    stepMarket: onStepMarket,
  })
  const close = (): void => setDialog(null)

  return (
    <div className={cx('flex flex-col gap-3', notesAt !== null && 'min-h-0 flex-1')}>
      <ChartToolbar
        view={view}
        onChange={onViewChange}
        isMeasuring={isMeasuring}
        onMeasuring={setIsMeasuring}
        onGoToDate={() => setDialog('date')}
        onReset={reset}
        onSnapshot={snapshot}
        onShortcuts={() => setDialog('shortcuts')}
      />
      <MarketCandles
        key={view.interval}
        symbol={symbol}
        view={view}
        chart={chart}
        onChart={setChart}
        onGoTo={goTo}
        onReset={reset}
        notesAt={notesAt}
      />
      <Suspense fallback={null}>
        {dialog === 'date' && <GoToDateDialog from={view.at} onGo={goTo} onClose={close} />}
        {dialog === 'shortcuts' && <ShortcutsDialog onClose={close} />}
      </Suspense>
    </div>
  )
}
