import { t } from '@lingui/core/macro'
import { Suspense } from 'react'
import { isZero, subtract } from '../../../../contract/decimal.ts'
import { formatMoney } from '../../../lib/numbers/format.ts'
import { parseTime } from '../../../lib/time.ts'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import type { EquityData } from './charts/chart-data.ts'

const EquityChartView = lazyPart(() => import('../../../charts/curves/equity-chart-view.tsx'), {
  get name() {
    return t`The chart`
  },
})

const height = 'h-72 sm:h-80'

/** Equity with the drawdown beneath; where it is not known, the sum of net results. Deposits are steps. */
export function Equity({ data: { data } }: { data: EquityData }) {
  const last = data.at(-1)
  if (last === undefined) return null
  const isTrue = last.is_true_equity
  const paid = data.map(({ date, paid: sum }, index) => ({
    at: parseTime(date),
    amount: subtract(sum, data[index - 1]?.paid ?? '0'),
  }))
  return (
    <section aria-labelledby="journal-equity" className="flex flex-col gap-2">
      <h2 id="journal-equity" className="text-base font-semibold">
        {isTrue
          ? t`Equity, and how far below its peak`
          : t`Result so far, and how far below its peak`}
      </h2>
      {!isTrue && (
        <p className="text-xs text-muted">{t`The sum of net results: equity is not known for these trades alone.`}</p>
      )}
      <Suspense fallback={<Skeleton className={`w-full ${height}`} />}>
        <EquityChartView
          points={data.map(({ date, equity, cumulative_pnl }) => ({
            at: parseTime(date),
            equity: isTrue ? (equity ?? cumulative_pnl) : cumulative_pnl,
            pnl: cumulative_pnl,
          }))}
          steps={isTrue ? paid.filter(({ amount }) => !isZero(amount)) : []}
          fallUnit={isTrue ? 'percent' : 'dollars'}
          label={t`${isTrue ? t`Equity` : t`Sum of net results`} by day, ${formatMoney(isTrue ? (last.equity ?? last.cumulative_pnl) : last.cumulative_pnl)} at the end`}
          className={height}
        />
      </Suspense>
    </section>
  )
}
