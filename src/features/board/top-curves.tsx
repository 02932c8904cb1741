import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import { Suspense } from 'react'
import type { Period, Ranking } from '../../../contract/board/leaderboard.ts'
import { clock } from '../../lib/clock.ts'
import { cx } from '../../lib/cx.ts'
import { formatMoney, shortAddress } from '../../lib/numbers/format.ts'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Money } from '../../ui/figures/money.tsx'
import { Skeleton } from '../../ui/feedback/skeleton.tsx'
import { traderCurveQuery } from './leaderboard.queries.ts'
import { periodWords } from './measures.ts'
import type { Trader } from './trader/trader.ts'

const CurvesChartView = lazyPart(() => import('../../charts/curves/curves-chart-view.tsx'), {
  get name() {
    return t`The chart`
  },
})

const height = 'h-64 sm:h-72'

export interface TopCurvesProps {
  period: Period
  /** In order; may include the viewer. */
  traders: readonly Ranking[]
  pointed: string | null
  onPoint: (userId: string | null) => void
}

/** Net results of the first traders on one scale, and the drawdown of the one pointed at. */
export function TopCurves({ period, traders, pointed, onPoint }: TopCurvesProps) {
  const { curves, until, isPending } = useQueries({
    queries: traders.map(({ userId }) => traderCurveQuery(userId, period)),
    combine: asCurves,
  })
  const shown = traders.find(({ userId }) => userId === pointed) ?? traders[0]
  if (isPending) return <Skeleton className={cx('w-full', height)} />
  if (curves.length === 0 || shown === undefined) return null
  return (
    <section aria-label={t`Curves of the first ten`} className="flex flex-col gap-2">
      <p className="flex min-h-6 flex-wrap items-baseline gap-x-3 text-xs text-muted">
        <span>
          <Trans>
            Net PnL of the first {traders.length} over {periodWords[period]}
          </Trans>
        </span>
        <span className="flex items-baseline gap-2 text-text">
          <i aria-hidden className="mark h-0.5 w-4 self-center bg-accent" />
          {shown.rank === null ? '' : `${shown.rank}. `}
          {shortName(shown)} <Money value={shown.netPnl} signed bare />
        </span>
      </p>
      <Suspense fallback={<Skeleton className={cx('w-full', height)} />}>
        <CurvesChartView
          curves={curves}
          until={until}
          highlighted={shown.userId}
          onPoint={onPoint}
          label={inWords(traders, period)}
          className={height}
        />
      </Suspense>
    </section>
  )
}

/** Nothing is drawn before all have loaded, because lines that appear one by one are hard to read. */
function asCurves(results: UseQueryResult<Trader>[]) {
  const loaded = results.flatMap(({ data }) => data ?? [])
  const curves = loaded.map((trader) => ({
    id: trader.userId,
    points: trader.curve,
  }))
  const updated = results.map(({ dataUpdatedAt }) => clock.ofDevice(dataUpdatedAt))
  const last = curves.map(({ points }) => points.at(-1)?.[0] ?? 0)
  return {
    curves,
    until: Math.max(0, ...updated, ...last),
    isPending: results.some((result) => result.isPending),
  }
}

function shortName({ label, address }: Pick<Ranking, 'label' | 'address'>): string {
  return label ?? shortAddress(address)
}

function inWords(traders: readonly Ranking[], period: Period): string {
  const each = traders.map(
    (trader) => `${shortName(trader)} ${formatMoney(trader.netPnl, { signed: true })}`,
  )
  return t`Net PnL over ${periodWords[period]}: ${each.join(', ')}. The same figures are in the table.`
}
