import { t } from '@lingui/core/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TraderDecision } from '../../../contract/traders/model-decisions.ts'
import { messageFor } from '../../api/errors.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { formatDateTime, timeOfIso } from '../../lib/time.ts'
import { Badge } from '../../ui/feedback/badge.tsx'
import { EmptyMessage } from '../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../ui/feedback/skeleton.tsx'
import { Button } from '../../ui/form/button.tsx'
import { AskedPart } from './asked-part.tsx'
import { decisionsQuery } from './traders.queries.ts'

const statusWords: Record<TraderDecision['status'], string> = {
  get asked() {
    return t`Asking now`
  },
  get decided() {
    return t`Decided`
  },
  get unclear() {
    return t`Not understood, so it held`
  },
  get failed() {
    return t`No answer, so it held`
  },
  get lost() {
    return t`Answer lost, so it held`
  },
  get tested() {
    return t`Test, nothing sent`
  },
}

/** Its decisions, one at a time, newest first: back and forth like a film. */
export function DecisionsPart({ traderId, isRunning }: { traderId: string; isRunning: boolean }) {
  const decisions = useInfiniteQuery(decisionsQuery(useSignedIn(), traderId))
  /** Null: always the newest. */
  const [chosen, choose] = useState<number | null>(null)
  const all = decisions.data?.pages.flat() ?? []
  const hasMore = decisions.hasNextPage
  const at = Math.max(
    0,
    all.findIndex(({ id }) => id === chosen),
  )
  const shown = all[at]
  async function go(to: number): Promise<void> {
    if (to < all.length) return choose(to === 0 ? null : (all[to]?.id ?? null))
    const more = await decisions.fetchNextPage()
    choose(more.data?.pages.flat()[to]?.id ?? chosen)
  }
  return (
    <section aria-label={t`Decisions`} className="flex flex-col gap-4 border-t border-line pt-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-base font-semibold">{t`Decisions`}</h2>
        {all.length > 1 && (
          <div className="flex items-center gap-3">
            <span className="text-xs text-muted">
              {hasMore
                ? t`${at + 1} of the latest ${all.length}`
                : t`${all.length - at} of ${all.length}`}
            </span>
            <Button
              size="sm"
              pending={decisions.isFetchingNextPage}
              disabledReason={at + 1 >= all.length && !hasMore ? t`This is the first` : undefined}
              onClick={() => void go(at + 1)}
            >{t`Earlier`}</Button>
            <Button
              size="sm"
              disabledReason={at === 0 ? t`This is the latest` : undefined}
              onClick={() => void go(at - 1)}
            >{t`Later`}</Button>
          </div>
        )}
      </div>
      {shown !== undefined ? (
        <article aria-label={t`Decision`} className="flex flex-col gap-3">
          <p className="flex flex-wrap items-center gap-3">
            <Badge tone={shown.status === 'decided' ? 'accent' : 'neutral'}>
              {statusWords[shown.status]}
            </Badge>
            <span className="text-xs text-muted">
              {formatDateTime(timeOfIso(shown.decided_at))}
            </span>
          </p>
          <AskedPart key={shown.id} asked={shown} />
        </article>
      ) : decisions.error ? (
        <ErrorMessage
          message={messageFor(decisions.error)}
          onRetry={() => void decisions.refetch()}
        />
      ) : decisions.isPending ? (
        <Skeleton className="h-24 w-full" />
      ) : (
        <EmptyMessage title={t`No decision yet`}>
          {isRunning
            ? t`The first one comes within seconds.`
            : t`Start it, and it decides at once.`}
        </EmptyMessage>
      )}
    </section>
  )
}
