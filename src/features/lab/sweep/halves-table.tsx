import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { formatNumber } from '../../../lib/numbers/format.ts'
import { Money } from '../../../ui/figures/money.tsx'
import { Percent } from '../../../ui/figures/percent.tsx'
import type { SweptRun } from './heat.ts'

type HalfFigures = SweptRun['in_sample']

/** One run of a sweep: both halves of the time in numbers. */
export function HalvesTable({ run: { in_sample, out_of_sample } }: { run: SweptRun }) {
  const ratio = (value: number | null): string => (value === null ? '–' : formatNumber(value))
  const rows: { name: string; of: (half: HalfFigures) => ReactNode }[] = [
    { name: t`Return`, of: (half) => <Percent value={half.return_pct} signed /> },
    { name: t`Net`, of: (half) => <Money value={half.net_pnl} signed /> },
    { name: t`Deepest fall`, of: (half) => <Percent value={half.max_drawdown} signed /> },
    { name: t`Trades`, of: (half) => half.total_trades },
    { name: t`Sharpe`, of: (half) => ratio(half.sharpe) },
    { name: t`Profit factor`, of: (half) => ratio(half.profit_factor) },
  ]
  return (
    <table className="w-full max-w-xl text-right">
      <caption className="sr-only">{t`The chosen run in both halves`}</caption>
      <thead className="text-xs text-muted">
        <tr>
          <th scope="col">
            <span className="sr-only">{t`Figure`}</span>
          </th>
          <th scope="col" className="h-8 font-medium">{t`In-sample`}</th>
          <th scope="col" className="h-8 font-medium">{t`Out-of-sample`}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, of }) => (
          <tr key={name} className="border-t border-line">
            <th scope="row" className="h-8 text-left font-normal text-muted">
              {name}
            </th>
            <td>{of(in_sample)}</td>
            <td>{of(out_of_sample)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
