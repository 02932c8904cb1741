import { t } from '@lingui/core/macro'
import { useMemo, useState, type ReactNode } from 'react'
import { toNumber } from '../../../../contract/decimal.ts'
import { intervalMs } from '../../../../contract/market/market.ts'
import type { UnixMs } from '../../../../contract/primitives.ts'
import type { ProgramCosts } from '../../../../engine/programs/backtest.ts'
import { now } from '../../../lib/clock.ts'
import { useMedia } from '../../../lib/hooks/use-media.ts'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Tabs } from '../../../ui/overlay/tabs.tsx'
import type { Picture } from '../backtest/question.ts'
import { startingBalance } from '../backtest/terms.ts'
import type { Backtest } from '../backtest/use-backtest.ts'
import { BacktestChart } from '../result/backtest-chart.tsx'
import { EquityPart, type EquityCurve } from '../result/equity-part.tsx'
import { InspectionPart } from '../result/inspection-part.tsx'
import { StatisticsPart } from '../result/statistics-part.tsx'
import { TradesPart } from '../result/trades-part.tsx'
import { warningsOf } from '../result/warnings.ts'
import { WarningsPart } from '../result/warnings-part.tsx'
import type { View } from './drafts.ts'

export interface ResultTabsProps {
  backtest: Backtest
  view: View
  /** Where the range begins. */
  from: UnixMs
  costs: ProgramCosts
  /** The chosen run. */
  time: UnixMs | null
  /** Keep it stable between renders. */
  onRun: (time: UnixMs) => void
  /** What is shown is of an older program. */
  isStale: boolean
  more: readonly { value: string; label: string; panel: ReactNode }[]
}

/** The chart above, the rest in tabs; in a narrow window the chart is a tab too. */
export function ResultTabs(props: ResultTabsProps) {
  const { backtest, view, time, onRun, isStale, more } = props
  const { bars, picture } = backtest
  const isWide = useMedia('(min-width: 64rem)')
  const [tab, setTab] = useState('chart')
  const [opened, setOpened] = useState(time)
  if (time !== opened) {
    setOpened(time)
    setTab('run')
  }
  const chart =
    bars === null ? (
      <Skeleton className="h-80 w-full" />
    ) : (
      <BacktestChart {...{ bars, picture, time, onRun }} symbol={view.symbol} />
    )
  const whenThere = (panel: (picture: Picture) => ReactNode): ReactNode =>
    picture === null ? <Nothing backtest={backtest} /> : panel(picture)
  const tabs = [
    ...(isWide ? [] : [{ value: 'chart', label: t`Chart`, panel: chart }]),
    {
      value: 'statistics',
      label: t`Statistics`,
      panel: whenThere((known) => <Result {...props} picture={known} />),
    },
    {
      value: 'trades',
      label: t`Trades`,
      panel: whenThere(({ trades }) => <TradesPart trades={trades} onRun={onRun} />),
    },
    {
      value: 'run',
      label: t`What it read`,
      panel: whenThere((known) => (
        <InspectionPart
          picture={known}
          time={time}
          step={intervalMs[view.interval]}
          onRun={onRun}
        />
      )),
    },
    ...more,
  ]
  const shown = tabs.some(({ value }) => value === tab) ? tab : (tabs[0]?.value ?? '')
  return (
    <div aria-busy={isStale} className="flex min-w-0 flex-col gap-4">
      {isWide && chart}
      <Tabs label={t`The backtest`} value={shown} onValueChange={setTab} tabs={tabs} />
    </div>
  )
}

function Nothing({ backtest: { state } }: { backtest: Backtest }) {
  if (state.is === 'loading' || state.is === 'running') return <Skeleton className="h-60 w-full" />
  return (
    <EmptyMessage title={t`No result yet`}>
      {t`It is here as soon as the program runs without a fault.`}
    </EmptyMessage>
  )
}

const day = 86_400_000

function Result(props: ResultTabsProps & { picture: Picture }) {
  const { picture, backtest, from, costs, view } = props
  const start = toNumber(startingBalance)
  const begin = backtest.bars?.t[0] ?? from
  const curves = useMemo((): EquityCurve[] => {
    const first = [begin, start] as const
    return [
      { id: 'program', name: t`Program`, points: [first, ...picture.equity] },
      { id: 'held', name: t`Buy and hold`, points: [first, ...picture.held] },
    ]
  }, [picture, begin, start])
  const end = (backtest.bars?.t.at(-1) ?? begin) + intervalMs[view.interval]
  const warnings = warningsOf({
    statistics: picture.statistics,
    trades: picture.trades,
    costs,
    failedRuns: picture.failed.count,
    days: Math.round((end - begin) / day),
    wantedDays: Math.round((now() - from) / day),
  })
  return (
    <div className="flex flex-col gap-8">
      <StatisticsPart result={picture} />
      <EquityPart curves={curves} start={start} />
      <WarningsPart warnings={warnings} />
      <p className="text-xs text-pretty text-muted">
        {t`It begins with $10,000, decides when a candle closes and is filled at the next open, 0.05% worse than that price, with the exchange’s fee. Inside a candle the price goes against it first: the stop comes before the target. Longs pay 0.00125% of funding an hour.`}
      </p>
    </div>
  )
}
