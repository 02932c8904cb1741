import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { Backtest, BacktestTrigger } from '../../../../contract/lab/backtest-shapes.ts'
import type { UnixMs } from '../../../../contract/primitives.ts'
import type { Bars } from '../../../../engine/types.ts'
import { messageFor } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Stat } from '../../../ui/figures/stat.tsx'
import { Segmented } from '../../../ui/form/segmented.tsx'
import { Tabs } from '../../../ui/overlay/tabs.tsx'
import { heldCurve } from '../backtest/held-curve.ts'
import { BacktestChart } from '../result/backtest-chart.tsx'
import { EquityPart, type EquityCurve } from '../result/equity-part.tsx'
import { TradesPart } from '../result/trades-part.tsx'
import { WarningList } from '../result/warnings-part.tsx'
import { MonthsPart } from './months-part.tsx'
import { fillsOf, timeOf, tradesOf, triggerAt } from './run-events.ts'
import { runFigures } from './run-figures.tsx'
import { warningTitle } from './run-words.ts'
import { markersQuery } from './runs.queries.ts'
import { TriggerPart } from './trigger-part.tsx'
import { TriggersPart } from './triggers-part.tsx'
import { useRunBars } from './use-run-bars.ts'

/** What a run came to: the chart, and the rest in tabs. */
export function RunResult({ run }: { run: Backtest }) {
  const markers = useQuery(markersQuery(useSignedIn(), run.id))
  const [symbol, setSymbol] = useState(run.symbol)
  const [triggerId, setTriggerId] = useState<string | null>(null)
  const [tab, setTab] = useState('result')
  const { bars, error, retry } = useRunBars(run, symbol)
  const fills = useMemo(() => fillsOf(markers.data ?? []), [markers.data])
  const trades = useMemo(() => tradesOf(fills), [fills])
  const picture = useMemo(
    () => ({ fills, trades: trades.filter((trade) => trade.symbol === symbol) }),
    [fills, trades, symbol],
  )
  const open = useCallback((id: string | null): void => {
    if (id === null) return
    setTriggerId(id)
    setTab('read')
  }, [])
  const openAt = useCallback((time: UnixMs) => open(triggerAt(fills, time)), [fills, open])
  const openTrigger = useCallback(({ id }: BacktestTrigger) => open(id), [open])
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
            onRun={openAt}
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
        onValueChange={setTab}
        tabs={[
          { value: 'result', label: t`Result`, panel: <Figures run={run} /> },
          {
            value: 'trades',
            label: t`Trades`,
            panel:
              markers.data === undefined ? (
                <Waiting error={markers.error} onRetry={() => void markers.refetch()} />
              ) : (
                <TradesPart trades={trades} resultName={t`Before costs`} onRun={openAt} />
              ),
          },
          {
            value: 'triggers',
            label: t`Decisions`,
            panel: <TriggersPart runId={run.id} onTrigger={openTrigger} />,
          },
          { value: 'read', label: t`What it read`, panel: <TriggerPart triggerId={triggerId} /> },
        ]}
      />
    </div>
  )
}

function Waiting({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  return error ? (
    <ErrorMessage message={messageFor(error)} onRetry={onRetry} />
  ) : (
    <Skeleton className="h-40 w-full" />
  )
}

function Figures({ run }: { run: Backtest }) {
  // Of the first market, whatever the chart shows: that is what holding is compared with.
  const { bars } = useRunBars(run, run.symbol)
  const { equity, initial_balance: start, from, warnings } = run
  const curves = useMemo(() => curvesOf(equity, from, start, bars), [equity, from, start, bars])
  return (
    <div className="flex flex-col gap-8">
      <div className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-3 xl:grid-cols-5">
        {runFigures(run).map(({ key, label, value, note }) => (
          <Stat key={key} label={label} note={note}>
            {value}
          </Stat>
        ))}
      </div>
      <EquityPart curves={curves} start={start} />
      <MonthsPart months={run.monthly} />
      {warnings.length > 0 && (
        <WarningList
          warnings={warnings.map(({ code, message }) => ({
            key: code,
            title: warningTitle(code),
            text: message,
          }))}
        />
      )}
    </div>
  )
}

function curvesOf(
  equity: Backtest['equity'],
  from: UnixMs,
  start: number,
  bars: Bars | undefined,
): EquityCurve[] {
  const first = [from, start] as const
  const program = { id: 'program', name: t`Program`, points: [first, ...equity] }
  if (bars === undefined || bars.t.length === 0) return [program]
  const held = heldCurve(bars, equity, start)
  return [program, { id: 'held', name: t`Buy and hold`, points: [first, ...held] }]
}
