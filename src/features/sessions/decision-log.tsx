import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { messageFor } from '../../api/errors.ts'
import { usePollMs } from '../../api/use-live.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyMessage } from '../../ui/empty-message.tsx'
import { ErrorMessage } from '../../ui/error-message.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { LogFilters } from './log-filters.tsx'
import { LogRow } from './log-row.tsx'
import { logPages, type LogFilter } from './sessions.queries.ts'
import { useLogFilter } from './use-log-filter.ts'

/** What the session did and refused to do, and why; newest first. The filter is in the URL. */
export function DecisionLog({ sessionId }: { sessionId: string }) {
  const [filter, setFilter] = useLogFilter()
  return (
    <section aria-labelledby="log-heading" className="flex flex-col gap-3">
      <h2 id="log-heading" className="text-base font-semibold">
        Decision log
      </h2>
      <LogFilters filter={filter} onFilterChange={setFilter} />
      <LogList sessionId={sessionId} {...useDeferredValue(filter)} />
    </section>
  )
}

interface LogListProps extends LogFilter {
  sessionId: string
}

function LogList({ sessionId, ...filter }: LogListProps) {
  const logs = useInfiniteQuery(logPages(useSignedIn(), sessionId, filter, usePollMs()))
  if (logs.data) {
    const rows = logs.data.pages.flatMap(({ items }) => items)
    if (rows.length === 0) {
      return <EmptyMessage title="Nothing logged">Nothing matches this filter yet.</EmptyMessage>
    }
    return (
      <>
        <ol aria-label="Log lines" className="flex flex-col">
          {rows.map((log) => (
            <LogRow key={log.id} log={log} />
          ))}
        </ol>
        {logs.hasNextPage && (
          <Button
            className="self-center"
            pending={logs.isFetchingNextPage}
            onClick={() => void logs.fetchNextPage()}
          >
            Load more
          </Button>
        )}
      </>
    )
  }
  if (logs.error) {
    return (
      <ErrorMessage
        title="The log did not load"
        message={messageFor(logs.error)}
        onRetry={() => void logs.refetch()}
        retrying={logs.isFetching}
      />
    )
  }
  return <Skeleton className="h-64 w-full" />
}
