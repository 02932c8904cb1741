import { t } from '@lingui/core/macro'
import type { Backtest } from '../../../../contract/lab/backtest-shapes.ts'
import { formatMoney, formatNumber, formatPercent } from '../../../lib/numbers/format.ts'
import { Fold } from '../../../ui/fold.tsx'

/** What it takes to repeat the run to the last digit. */
export function RunTerms({ run }: { run: Backtest }) {
  const values = Object.entries(run.params)
  const share = (value: number): string => formatPercent(value, { places: 5 })
  return (
    <Fold summary={t`Terms`} className="text-xs">
      <ul className="flex flex-col gap-0.5 py-2 text-muted">
        <li>{t`Begins with ${formatMoney(run.initial_balance)}, leverage ${formatNumber(run.leverage, { places: 1 })}× where it names none`}</li>
        <li>{t`Fee ${share(run.taker_fee_pct)}, slippage ${share(run.slippage_pct)}, funding ${share(run.funding_hourly_pct)} an hour`}</li>
        <li>{t`Seed ${run.seed}`}</li>
        {values.length > 0 && (
          <li className="font-mono">
            {values.map(([name, value]) => `${name} = ${value}`).join(', ')}
          </li>
        )}
        {run.data_fingerprint !== null && (
          <li>
            {t`Candles`} <span className="font-mono wrap-anywhere">{run.data_fingerprint}</span>
          </li>
        )}
      </ul>
    </Fold>
  )
}
