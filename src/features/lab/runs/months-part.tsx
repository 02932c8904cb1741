import { t } from '@lingui/core/macro'
import type { Backtest } from '../../../../contract/lab/backtest-shapes.ts'
import { formatUtcMonth, timeOfIso } from '../../../lib/time.ts'
import { Money } from '../../../ui/figures/money.tsx'
import { Percent } from '../../../ui/figures/percent.tsx'

/** The result of each month, oldest first. */
export function MonthsPart({ months }: { months: Backtest['monthly'] }) {
  if (months.length === 0) return null
  return (
    <section aria-label={t`Months`} className="flex flex-col gap-2">
      <h2 className="label">{t`Months`}</h2>
      <ul className="grid grid-cols-2 gap-x-6 sm:grid-cols-3 lg:grid-cols-4">
        {months.map(({ month, pnl, return_pct }) => (
          <li
            key={month}
            className="flex flex-wrap items-baseline justify-between gap-x-3 border-t border-line py-1.5"
          >
            <span className="text-muted">{monthWords(month)}</span>
            <span className="flex items-baseline gap-2">
              <Percent value={return_pct} signed bare />
              <span className="text-xs">
                <Money value={pnl} signed bare most={9} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** "2026-04": with its year, since runs go over several. */
function monthWords(month: string): string {
  return `${formatUtcMonth(timeOfIso(`${month}-01`))} ${month.slice(0, 4)}`
}
