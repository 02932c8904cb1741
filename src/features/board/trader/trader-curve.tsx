import { t } from '@lingui/core/macro'
import { Download } from 'lucide-react'
import { Suspense, useMemo } from 'react'
import type { Period } from '../../../../contract/board/leaderboard.ts'
import { toCsv } from '../../../lib/csv.ts'
import { download } from '../../../lib/download.ts'
import { formatMoney, formatPercent } from '../../../lib/numbers/format.ts'
import { isoTime } from '../../../lib/time.ts'
import { Button } from '../../../ui/form/button.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { periodWords } from '../measures.ts'
import type { Trader } from './trader.ts'

const CurvesChartView = lazyPart(() => import('../../../charts/curves/curves-chart-view.tsx'), {
  get name() {
    return t`The chart`
  },
})

const height = 'h-72 sm:h-80'

export interface TraderCurveProps {
  trader: Trader
  period: Period
  /** Epoch milliseconds up to which the curve is known. */
  until: number
}

/** The net result over time, and its distance below the peak. */
export function TraderCurve({ trader, period, until }: TraderCurveProps) {
  const { userId, curve, netPnl, maxDrawdownPct } = trader
  const curves = useMemo(() => [{ id: userId, points: curve }], [userId, curve])
  // A single point is not a curve.
  if (curve.length < 2) return null
  const words = t`Net PnL over ${periodWords[period]}: ${formatMoney(netPnl, { signed: true })}, deepest fall ${formatPercent(maxDrawdownPct)} of the capital used`
  return (
    <section aria-labelledby="curve" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="curve" className="text-base font-semibold">{t`Net PnL, and falls beneath`}</h2>
        <Button
          size="sm"
          icon={<Download aria-hidden className="size-3.5" />}
          onClick={() => download('curve.csv', new Blob([csvOf(trader)], { type: 'text/csv' }))}
        >{t`Export CSV`}</Button>
      </div>
      <Suspense fallback={<Skeleton className={`w-full ${height}`} />}>
        <CurvesChartView
          curves={curves}
          until={Math.max(until, curve.at(-1)?.[0] ?? 0)}
          highlighted={userId}
          label={words}
          className={height}
        />
      </Suspense>
    </section>
  )
}

function csvOf({ curve }: Trader): string {
  const rows = curve.map(([at, netPnl]) => [isoTime(at), netPnl])
  return toCsv(['time', 'net pnl'], rows)
}
