import { plural, t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import type { Backtest } from '../../../../contract/lab/backtest-shapes.ts'
import { formatNumber, formatPercent } from '../../../lib/numbers/format.ts'
import { formatDuration } from '../../../lib/time.ts'
import { Money } from '../../../ui/figures/money.tsx'
import { Percent } from '../../../ui/figures/percent.tsx'
import { longestFall } from './run-events.ts'

export interface RunFigure {
  key: string
  label: string
  value: ReactNode
  note?: string
}

const none = '–'
const money = (value: number | null, signed = true): ReactNode =>
  value === null ? none : <Money value={value} signed={signed} />
const percent = (value: number | null): ReactNode =>
  value === null ? none : <Percent value={value} signed />
const ratio = (value: number | null): string => (value === null ? none : formatNumber(value))

/** What a run came to, in the same order wherever it is shown. */
export function runFigures(run: Backtest): RunFigure[] {
  const { sharpe_error, buy_and_hold_pct, exposure_pct, win_rate, longest_losing_streak } = run
  const streak = longest_losing_streak ?? 0
  return [
    { key: 'net', label: t`Net`, value: money(run.net_pnl), note: t`After all costs` },
    {
      key: 'return',
      label: t`Return`,
      value: percent(run.return_pct),
      ...(buy_and_hold_pct !== null && {
        note: t`Holding ${run.symbol}: ${formatPercent(buy_and_hold_pct, { signed: true })}`,
      }),
    },
    { key: 'cagr', label: t`A year`, value: percent(run.cagr) },
    {
      key: 'fall',
      label: t`Deepest fall`,
      value: percent(run.max_drawdown),
      note: t`Longest: ${formatDuration(longestFall(run.equity))}`,
    },
    {
      key: 'trades',
      label: t`Trades`,
      value: run.total_trades ?? none,
      ...(exposure_pct !== null && {
        note: t`In the market ${formatPercent(exposure_pct, { places: 0 })} of the time`,
      }),
    },
    {
      key: 'won',
      label: t`Won`,
      value: win_rate === null ? none : <Percent value={100 * win_rate} places={0} />,
      note: t`Longest losing streak: ${plural(streak, { one: '# trade', other: '# trades' })}`,
    },
    { key: 'average', label: t`Average trade`, value: money(run.avg_trade) },
    { key: 'best', label: t`Best trade`, value: money(run.best) },
    { key: 'worst', label: t`Worst trade`, value: money(run.worst) },
    { key: 'factor', label: t`Profit factor`, value: ratio(run.profit_factor) },
    {
      key: 'sharpe',
      label: t`Sharpe`,
      value: ratio(run.sharpe),
      ...(sharpe_error !== null && { note: t`± ${formatNumber(1.96 * sharpe_error)} (95%)` }),
    },
    { key: 'sortino', label: t`Sortino`, value: ratio(run.sortino) },
    { key: 'fees', label: t`Fees paid`, value: money(run.total_fees, false) },
    { key: 'funding', label: t`Funding`, value: money(run.funding) },
  ]
}
