import { useInfiniteQuery } from '@tanstack/react-query'
import { messageFor } from '../../api/errors.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyMessage } from '../../ui/empty-message.tsx'
import { ErrorMessage } from '../../ui/error-message.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { NewSessionLink } from './new-session-link.tsx'
import { RunningSessions } from './running-sessions.tsx'
import { SessionRows } from './session-row.tsx'
import { isRunning } from './session-words.ts'
import { sessionPages } from './sessions.queries.ts'

export function SessionsPage() {
  return (
    <div className="flex flex-col gap-10">
      <title>Sessions · Alura</title>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-xl font-semibold">Sessions</h1>
        <NewSessionLink />
      </div>
      <section aria-labelledby="running" className="flex flex-col gap-1">
        <h2 id="running" className="text-base font-semibold">
          Running
        </h2>
        <RunningSessions />
      </section>
      <section aria-labelledby="past" className="flex flex-col gap-1">
        <h2 id="past" className="text-base font-semibold">
          Past
        </h2>
        <PastSessions />
      </section>
    </div>
  )
}

function PastSessions() {
  const pages = useInfiniteQuery(sessionPages(useSignedIn()))
  if (pages.data) {
    const past = pages.data.pages
      .flatMap(({ items }) => items)
      .filter((session) => !isRunning(session))
    return (
      <>
        {past.length > 0 ? (
          <SessionRows label="Past sessions" sessions={past} />
        ) : (
          <EmptyMessage title="No past sessions">
            Ended sessions stay here with why they ended and what they earned.
          </EmptyMessage>
        )}
        {pages.hasNextPage && (
          <Button
            className="self-center"
            pending={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            Load more
          </Button>
        )}
      </>
    )
  }
  if (pages.error) {
    return (
      <ErrorMessage
        message={messageFor(pages.error)}
        onRetry={() => void pages.refetch()}
        retrying={pages.isFetching}
      />
    )
  }
  return <Skeleton className="h-40 w-full" />
}
