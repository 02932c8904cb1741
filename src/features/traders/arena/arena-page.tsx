import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { paths } from '../../../app/paths.ts'
import { messageFor } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { LinkButton } from '../../../ui/form/link-button.tsx'
import { AgreementPart } from './agreement-part.tsx'
import { ArenaTable } from './arena-table.tsx'
import { TraderCurves } from './trader-curves.tsx'
import { arenaQuery } from '../traders.queries.ts'
import { TradersHeading } from '../traders-heading.tsx'

/** All traders side by side, on the same market: what each made, and what its model took for it. */
export function ArenaPage() {
  const arena = useQuery(arenaQuery(useSignedIn()))
  const traders = arena.data?.traders ?? []
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
          <TraderCurves traders={traders} />
          <ArenaTable traders={traders} />
          <AgreementPart traders={traders} agreement={arena.data.agreement} />
        </>
      )}
    </div>
  )
}
