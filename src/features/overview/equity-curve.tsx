import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { isZero } from '../../../contract/decimal.ts'
import { listEquity } from '../../../contract/money/transfers.ts'
import { messageFor } from '../../api/errors.ts'
import { apiQuery } from '../../api/query.ts'
import { profileQuery } from '../../api/trading.queries.ts'
import { usePollMs } from '../../api/live/use-live.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { paths } from '../../app/paths.ts'
import { clock } from '../../lib/clock.ts'
import { formatMoney } from '../../lib/numbers/format.ts'
import { formatDateTime, formatHour } from '../../lib/time.ts'
import { EmptyMessage } from '../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../ui/feedback/error-message.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { LinkButton } from '../../ui/form/link-button.tsx'
import { Money } from '../../ui/figures/money.tsx'
import { Segmented } from '../../ui/form/segmented.tsx'
import { Skeleton } from '../../ui/feedback/skeleton.tsx'
import { glossary } from '../../lib/words/glossary.ts'
import { Stat } from '../../ui/figures/stat.tsx'
import { EquityTable } from './equity-table.tsx'
import { equitySummary, type Equity, type EquitySummary } from './equity-summary.ts'
import { untilNow } from './live-end.ts'

const EquityChartView = lazyPart(() => import('../../charts/curves/equity-chart-view.tsx'), {
  get name() {
    return t`The chart`
  },
})

const periods = ['24h', '7d', '30d', 'all'] as const
type Period = (typeof periods)[number]
const periodWords: Record<Period, string> = {
  get '24h'() {
    return t`the last 24 hours`
  },
  get '7d'() {
    return t`the last 7 days`
  },
  get '30d'() {
    return t`the last 30 days`
  },
  get all() {
    return t`all time`
  },
}
const dayMs = 86_400_000
const lengthMs: Record<Period, number> = {
  '24h': dayMs,
  '7d': 7 * dayMs,
  '30d': 30 * dayMs,
  all: Number.POSITIVE_INFINITY,
}
/** Milliseconds: the exchange's first sample may be this much after the period's beginning. */
const toleratedMs = 8 * 3_600_000
const height = 'h-72 sm:h-80'

/** The account's equity with its drawdown below. Deposits and withdrawals are steps, not profit. */
export function EquityCurve() {
  const [period, setPeriod] = useState<Period>('7d')
  return (
    <section aria-labelledby="equity-heading" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="equity-heading" className="text-base font-semibold">{t`Equity`}</h2>
        <Segmented
          label={t`Period of the equity curve`}
          value={period}
          options={periods.map((value) => ({ value, label: value === 'all' ? t`All` : value }))}
          onValueChange={setPeriod}
        />
      </div>
      <Curve period={period} />
    </section>
  )
}

function Curve({ period }: { period: Period }) {
  const viewer = useSignedIn()
  const pollMs = usePollMs()
  const equity = useQuery({
    ...apiQuery(viewer, listEquity, { query: { period } }),
    refetchInterval: Math.max(30_000, pollMs),
    throwOnError: false,
  })
  const account = useQuery(profileQuery(viewer, pollMs)).data?.account
  const { data, refetch } = equity
  const now = useMemo(() => (data && account ? untilNow(data, account) : data), [data, account])
  useEffect(() => {
    if (now === null) void refetch()
    // Once for each answer about the account: the curve may have nothing newer to say.
  }, [account, now, refetch])
  if (data) return <Drawn equity={now ?? data} period={period} />
  if (equity.error) {
    return (
      <ErrorMessage
        title={t`The equity curve did not load`}
        message={messageFor(equity.error)}
        onRetry={() => void equity.refetch()}
        retrying={equity.isFetching}
      />
    )
  }
  return <Skeleton className="h-96 w-full" />
}

function Drawn({ equity, period }: { equity: Equity; period: Period }) {
  const summary = equitySummary(equity)
  if (summary === null) {
    return (
      <EmptyMessage
        title={t`No money on the exchange yet`}
        action={
          <Link href={paths.funds()} asChild>
            <LinkButton href={paths.funds()} variant="primary">{t`Deposit`}</LinkButton>
          </Link>
        }
      >{t`What the account is worth shows here over time, from the first deposit on.`}</EmptyMessage>
    )
  }
  return (
    <>
      <Figures summary={summary} since={sinceOf(equity, period)} />
      <Suspense fallback={<Skeleton className={`w-full ${height}`} />}>
        <EquityChartView
          points={equity.points}
          steps={equity.steps}
          label={inWords(summary, period)}
          className={height}
        />
      </Suspense>
      <EquityTable equity={equity} />
    </>
  )
}

interface FiguresProps {
  summary: EquitySummary
  since: string | undefined
}

function Figures({ summary: { equity, profit, deepest, paidIn }, since }: FiguresProps) {
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-3">
      <Stat label={t`Now`}>
        <Money value={equity} />
      </Stat>
      <Stat label={t`Profit`} note={since}>
        <Money value={profit} signed />
      </Stat>
      <Stat label={t`Deepest fall`} term={glossary.drawdown}>
        {isZero(deepest) ? t`none` : <Money value={deepest} signed />}
      </Stat>
      <Stat label={t`Paid in, less paid out`}>
        <Money value={paidIn} />
      </Stat>
    </div>
  )
}

/** Since when, for a period that is longer than the account is old. */
function sinceOf({ points: [first] }: Equity, period: Period): string | undefined {
  if (first === undefined) return undefined
  const age = clock.now() - first.at
  if (age > lengthMs[period] - toleratedMs) return undefined
  return t`since ${age < lengthMs['24h'] ? formatHour(first.at) : formatDateTime(first.at)}`
}

function inWords({ equity, profit, deepest, paidIn }: EquitySummary, period: Period): string {
  return t`Equity over ${periodWords[period]}: now ${formatMoney(equity)}, profit ${formatMoney(profit, { signed: true })}, deepest fall ${formatMoney(deepest)}, paid in less paid out ${formatMoney(paidIn)}`
}
