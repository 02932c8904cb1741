import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect } from 'react'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { messageFor } from '../../../../api/errors.ts'
import { usePollMs } from '../../../../api/live/use-live.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { cx } from '../../../../lib/cx.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { EmptyMessage } from '../../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import type { DecisionChoice } from './chosen-decision.ts'
import { LogExport } from './log-export.tsx'
import { LogFilters } from './log-filters.tsx'
import { LogLines } from './log-lines.tsx'
import { groupRefusals } from './log-groups.ts'
import { LogRow } from './log-row.tsx'
import { logPages, type LogFilter } from '../sessions.queries.ts'
import { useLogFilter } from './use-log-filter.ts'

export interface DecisionLogProps extends DecisionChoice {
  session: Session
  /** In a narrow column: filters are folded, lines have two rows. */
  narrow?: boolean
}

/** What the session did and refused, and why; newest first. The filter is in the URL. */
export function DecisionLog({ session, narrow = false, ...choice }: DecisionLogProps) {
  const [filter, setFilter] = useLogFilter()
  return (
    <section aria-labelledby="log-heading" className="@container flex flex-col gap-3">
      <h2
        id="log-heading"
        className={narrow ? 'sr-only' : 'text-base font-semibold'}
      >{t`Decision log`}</h2>
      <div
        className={cx(
          'flex flex-wrap items-end justify-between gap-3',
          narrow &&
            '[&_label]:sr-only [&>:first-child]:grid-cols-[auto_auto_minmax(0,1fr)] [&_select]:px-2 [&>:first-child>*]:col-span-1 [&>:first-child>*]:gap-0 [&>:last-child]:ml-auto',
        )}
      >
        <LogFilters filter={filter} onFilterChange={setFilter} />
        <LogExport session={session} filter={filter} />
      </div>
      <LogList sessionId={session.id} {...choice} filter={useDeferredValue(filter)} />
    </section>
  )
}

interface LogListProps extends DecisionChoice {
  sessionId: string
  filter: LogFilter
}

/** Refusals make one entry of many lines, so that a page may tell of nothing else: older ones are read by themselves. */
const fewEntries = 6
const mostPages = 3

function LogList({ sessionId, filter, chosen, onChoose }: LogListProps) {
  const logs = useInfiniteQuery(logPages(useSignedIn(), sessionId, filter, usePollMs()))
  const rows = logs.data?.pages.flatMap(({ items }) => items) ?? []
  // A search shows every matching line.
  const isGrouped = filter.q === undefined
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = logs
  const hasFew =
    isGrouped &&
    (logs.data?.pages.length ?? 0) < mostPages &&
    groupRefusals(rows).length < fewEntries
  useEffect(() => {
    if (hasFew && hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage()
  }, [hasFew, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage])
  if (logs.data) {
    const isListed = rows.some(({ id }) => id === chosen?.log.id)
    return (
      <>
        {chosen !== null && !isListed && (
          <ol aria-label={t`Chosen on the chart`} className="border-b-2 border-edge">
            <LogRow
              log={chosen.log}
              isChosen
              isCalled={chosen.from === 'chart'}
              onShow={() => onChoose(null)}
            />
          </ol>
        )}
        {rows.length === 0 ? (
          <EmptyMessage
            title={t`Nothing logged`}
          >{t`Nothing matches this filter yet.`}</EmptyMessage>
        ) : (
          <LogLines logs={rows} isGrouped={isGrouped} chosen={chosen} onChoose={onChoose} />
        )}
        {logs.isFetchNextPageError && (
          <p role="alert" className="self-center text-muted">
            <Trans>Older lines did not load: {messageFor(logs.error)}</Trans>
          </p>
        )}
        {logs.hasNextPage && (
          <Button
            className="self-center"
            pending={logs.isFetchingNextPage}
            onClick={() => void logs.fetchNextPage()}
          >{t`Load older`}</Button>
        )}
      </>
    )
  }
  if (logs.error) {
    return (
      <ErrorMessage
        title={t`The log did not load`}
        message={messageFor(logs.error)}
        onRetry={() => void logs.refetch()}
        retrying={logs.isFetching}
      />
    )
  }
  return <Skeleton className="h-64 w-full" />
}
