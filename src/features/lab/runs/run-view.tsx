import { t } from '@lingui/core/macro'
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import type { Backtest, BacktestMarker } from '../../../../contract/lab/backtest-shapes.ts'
import type { UnixMs } from '../../../../contract/primitives.ts'
import { messageFor } from '../../../api/errors.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Segmented } from '../../../ui/form/segmented.tsx'
import { Tabs } from '../../../ui/overlay/tabs.tsx'
import { BacktestChart } from '../result/backtest-chart.tsx'
import { DownloadButtons } from '../share/download-buttons.tsx'
import { TradesPart } from '../result/trades-part.tsx'
import { fillsOf, timeOf, tradesOf, triggerAt } from './run-events.ts'
import { RunOutcome } from './run-outcome.tsx'
import { useRunBars } from './use-run-bars.ts'

export interface RunViewProps {
  run: Backtest
  /** Undefined: not there yet. */
  markers: readonly BacktestMarker[] | undefined
  /** In their place until then. */
  waiting?: ReactNode
  /** The decision or fill that is looked at. */
  triggerId?: string | null
  /** Undefined: none can be looked at. Keep it stable between renders. */
  onTrigger?: (id: string) => void
  tab: string
  onTab: (tab: string) => void
  /** Below the figures. */
  more?: ReactNode
  moreTabs: readonly { value: string; label: string; panel: ReactNode }[]
}

/** What a run came to: the chart, and the rest in tabs. */
export function RunView(props: RunViewProps) {
  const { run, markers, waiting, triggerId = null, onTrigger, tab, onTab, more, moreTabs } = props
  const [symbol, setSymbol] = useState(run.symbol)
  const { bars, error, retry } = useRunBars(run, symbol)
  const fills = useMemo(() => fillsOf(markers ?? []), [markers])
  const trades = useMemo(() => tradesOf(fills), [fills])
  const picture = useMemo(
    () => ({ fills, trades: trades.filter((trade) => trade.symbol === symbol) }),
    [fills, trades, symbol],
  )
  const openAt = useCallback(
    (time: UnixMs) => {
      const id = triggerAt(fills, time)
      if (id !== null) onTrigger?.(id)
    },
    [fills, onTrigger],
  )
  const onRun = onTrigger && openAt
  return (
    <div className="flex flex-col gap-8">
      <section aria-label={t`Chart`} className="flex flex-col gap-3">
        {run.symbols.length > 1 && (
          <Segmented
            label={t`Market`}
            value={symbol}
            options={run.symbols.map((each) => ({ value: each, label: each }))}
            onValueChange={setSymbol}
            className="self-start"
          />
        )}
        {bars !== undefined ? (
          <BacktestChart
            key={symbol}
            {...{ bars, symbol, picture }}
            time={triggerId === null ? null : timeOf(fills, triggerId)}
            onRun={onRun}
            className="h-96"
          />
        ) : error ? (
          <ErrorMessage
            title={t`The candles did not load`}
            message={messageFor(error)}
            onRetry={retry}
          />
        ) : (
          <Skeleton className="h-96 w-full" />
        )}
      </section>
      <Tabs
        label={t`The run`}
        value={tab}
        onValueChange={onTab}
        tabs={[
          {
            value: 'result',
            label: t`Result`,
            panel: (
              <RunOutcome run={run}>
                {more}
                {markers !== undefined && <DownloadButtons {...{ run, markers }} />}
              </RunOutcome>
            ),
          },
          {
            value: 'trades',
            label: t`Trades`,
            panel:
              markers === undefined ? (
                waiting
              ) : (
                <TradesPart trades={trades} resultName={t`Before costs`} onRun={onRun} />
              ),
          },
          ...moreTabs,
        ]}
      />
    </div>
  )
}
