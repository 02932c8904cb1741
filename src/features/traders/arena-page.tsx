import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { Link } from 'wouter'
import { paths } from '../../app/paths.ts'
import { messageFor } from '../../api/errors.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { formatMoney } from '../../lib/numbers/format.ts'
import { EmptyMessage } from '../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../ui/feedback/skeleton.tsx'
import { LinkButton } from '../../ui/form/link-button.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { AgreementPart } from './agreement-part.tsx'
import { ArenaTable } from './arena-table.tsx'
import { arenaQuery } from './traders.queries.ts'
import { TradersHeading } from './traders-heading.tsx'

const CurvesChartView = lazyPart(() => import('../../charts/curves/curves-chart-view.tsx'), {
  get name() {
    return t`The chart`
  },
})

const height = 'h-64 sm:h-72'

/** All traders side by side, on the same market: what each made, and what its model took for it. */
export function ArenaPage() {
  const arena = useQuery(arenaQuery(useSignedIn()))
  const traders = arena.data?.traders ?? []
  const curves = traders.map(({ id, curve }) => ({
    id: String(id),
    points: curve.map(([at, net]) => [at, String(net)] as const),
  }))
  const until = Math.max(0, ...traders.map(({ curve }) => curve.at(-1)?.[0] ?? 0))
  const each = traders.map(
    ({ name, net_pnl: net }) => `${name} ${formatMoney(net, { signed: true })}`,
  )
  return (
    <div className="flex flex-col gap-8">
      <title>{t`Traders · Alura`}</title>
      <TradersHeading title={t`Traders`} current="arena">
        {t`Language models and programs that trade for you, each with a budget and hard limits, side by side.`}
      </TradersHeading>
      {arena.data === undefined ? (
        arena.error ? (
          <ErrorMessage message={messageFor(arena.error)} onRetry={() => void arena.refetch()} />
        ) : (
          <Skeleton className="h-96 w-full" />
        )
      ) : traders.length === 0 ? (
        <EmptyMessage
          title={t`No trader yet`}
          action={
            <Link href={paths.newTrader()} asChild>
              <LinkButton href={paths.newTrader()} variant="primary">{t`Make a trader`}</LinkButton>
            </Link>
          }
        >
          {t`Make one in a minute, test it without sending anything, then let it trade.`}
        </EmptyMessage>
      ) : (
        <>
          <section aria-label={t`Curves`}>
            <Suspense fallback={<Skeleton className={`w-full ${height}`} />}>
              <CurvesChartView
                curves={curves}
                until={until}
                highlighted={null}
                label={t`Net PnL of your traders: ${each.join(', ')}. The same figures are in the table.`}
                className={height}
              />
            </Suspense>
          </section>
          <ArenaTable traders={traders} />
          <AgreementPart traders={traders} agreement={arena.data.agreement} />
        </>
      )}
    </div>
  )
}
