import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft } from 'lucide-react'
import { Suspense } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { Period } from '../../../../contract/board/leaderboard.ts'
import type { UserId } from '../../../../contract/primitives.ts'
import { messageFor } from '../../../api/errors.ts'
import { useViewer } from '../../../api/viewer.ts'
import { useWorld } from '../../../api/exchange/world.ts'
import { paths } from '../../../app/paths.ts'
import { shortAddress } from '../../../lib/numbers/format.ts'
import { Address } from '../../../ui/figures/address.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { NetworkBadge } from '../../../ui/feedback/network-badge.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { AsOf } from '../as-of.tsx'
import { FollowPart } from '../following/lazy-parts.ts'
import { readPeriod, written } from '../board-view.ts'
import type { Trader } from './trader.ts'
import { Definitions } from '../definitions.tsx'
import { traderQuery } from '../leaderboard.queries.ts'
import { isSameAccount } from '../measures.ts'
import { PeriodChoice } from '../scope-controls.tsx'
import { TraderCurve } from './trader-curve.tsx'
import { TraderFigures } from './trader-figures.tsx'
import { TraderMarks } from '../trader-name.tsx'
import { TraderSessions } from './trader-sessions.tsx'

export interface TraderPageProps {
  userId: UserId
}

/** The public page of one trader: results, but never what they are doing right now. Signed-in people can follow. */
export function TraderPage({ userId }: TraderPageProps) {
  const [search, setSearch] = useSearchParams()
  const period = readPeriod(search, 'all')
  const trader = useQuery(traderQuery(userId, period))
  const viewer = useViewer()
  const change = (next: Period): void =>
    setSearch((before) => written(before, { period: next === 'all' ? '' : next }), {
      replace: true,
    })
  return (
    <div className="flex flex-col gap-8">
      <Link
        href={paths.leaderboard()}
        className="inline-flex min-h-6 items-center gap-1 self-start text-muted transition-colors hover:text-text pointer-coarse:min-h-11"
      >
        <Trans>
          <ChevronLeft aria-hidden className="size-4" />
          Leaderboard
        </Trans>
      </Link>
      {trader.data ? (
        <>
          <div className="flex flex-wrap items-end justify-between gap-4">
            <TraderHeading trader={trader.data} />
            <PeriodChoice period={period} onPeriod={change} />
          </div>
          {viewer !== null && (
            <Suspense fallback={<Skeleton className="h-11 w-full" />}>
              <FollowPart
                userId={userId}
                name={trader.data.label ?? shortAddress(trader.data.address)}
                isOwn={isSameAccount(trader.data.address, viewer.address)}
              />
            </Suspense>
          )}
          <AsOf query={trader} />
          <div
            aria-busy={trader.isPlaceholderData}
            className={trader.isPlaceholderData ? 'opacity-60' : ''}
          >
            <TraderFigures trader={trader.data} period={period} />
          </div>
          <TraderCurve trader={trader.data} period={period} until={trader.dataUpdatedAt} />
          <TraderSessions
            sessions={trader.data.sessions}
            isOwn={isSameAccount(trader.data.address, viewer?.address)}
          />
          <Definitions />
        </>
      ) : trader.error ? (
        <ErrorMessage
          title={t`This trader did not load`}
          message={messageFor(trader.error)}
          onRetry={() => void trader.refetch()}
          retrying={trader.isFetching}
        />
      ) : (
        <Blank />
      )}
    </div>
  )
}

function TraderHeading({ trader }: { trader: Trader }) {
  const { address, label, house } = trader
  const { network } = useWorld()
  const isOwn = isSameAccount(address, useViewer()?.address)
  return (
    <div className="flex flex-col gap-1">
      <title>{t`${label ?? shortAddress(address)} · Leaderboard · Alura`}</title>
      <div className="flex flex-wrap items-center gap-2.5">
        <h1 className="text-xl font-semibold">{label ?? shortAddress(address)}</h1>
        <TraderMarks house={house} isOwn={isOwn} />
        <NetworkBadge network={network} />
      </div>
      <p className="flex flex-wrap items-baseline gap-x-2 text-muted">
        <Address address={address} name={t`trader's address`} />
        {house && <span>{t`Trades by rules on this simulated market.`}</span>}
      </p>
    </div>
  )
}

function Blank() {
  return (
    <>
      <h1 className="sr-only">{t`Trader`}</h1>
      <Skeleton className="h-14 w-64" />
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-80 w-full" />
      <Skeleton className="h-96 w-full" />
    </>
  )
}
