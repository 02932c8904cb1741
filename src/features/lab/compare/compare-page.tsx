import { t } from '@lingui/core/macro'
import { useQueries } from '@tanstack/react-query'
import { Link, useSearchParams } from 'wouter'
import { paths } from '../../../app/paths.ts'
import { isNotFound, messageFor } from '../../../api/errors.ts'
import { usePollMs } from '../../../api/live/use-live.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { LinkButton } from '../../../ui/form/link-button.tsx'
import { LabHeading } from '../lab-heading.tsx'
import { isRunning, runQuery } from '../runs/runs.queries.ts'
import { useRunEvents } from '../runs/use-run-events.ts'
import { CompareCurves } from './compare-curves.tsx'
import { CompareFigures } from './compare-figures.tsx'
import { comparedIds } from './compared-ids.ts'

/** Two to four runs side by side. */
export function ComparePage() {
  const viewer = useSignedIn()
  const [search] = useSearchParams()
  const ids = comparedIds(search.get('ids') ?? '')
  const pollMs = usePollMs()
  useRunEvents()
  const queries = useQueries({
    queries: ids.map((id) => ({ ...runQuery(viewer, id, pollMs), throwOnError: false })),
  })
  const runs = queries.flatMap(({ data }) => data ?? [])
  const failed = queries.find(({ error, data }) => error !== null && data === undefined)
  const isWaiting = queries.some(({ error, data }) => error === null && data === undefined)
  return (
    <div className="flex flex-col gap-8">
      <title>{t`Compare runs · Lab · Alura`}</title>
      <LabHeading title={t`Compare runs`} current="runs" />
      {failed?.error && (
        <ErrorMessage
          title={isNotFound(failed.error) ? t`One of the runs is gone` : t`One run did not load`}
          message={
            isNotFound(failed.error)
              ? t`It was deleted. The others are below.`
              : messageFor(failed.error)
          }
          onRetry={() => void failed.refetch()}
          retrying={failed.isFetching}
        />
      )}
      {runs.some(isRunning) && (
        <Callout title={t`Not all of them are done`}>
          {t`What is missing comes when they are.`}
        </Callout>
      )}
      {isWaiting ? (
        <Skeleton className="h-96 w-full" />
      ) : runs.length === 0 ? (
        failed === undefined && <NoRuns />
      ) : (
        <>
          <CompareCurves runs={runs} />
          <CompareFigures runs={runs} />
        </>
      )}
    </div>
  )
}

function NoRuns() {
  return (
    <EmptyMessage
      title={t`No runs are chosen`}
      action={
        <Link href={paths.labRuns()} asChild>
          <LinkButton href={paths.labRuns()} size="sm">{t`To the runs`}</LinkButton>
        </Link>
      }
    >
      {t`Choose two to four runs in the list, then “Compare”.`}
    </EmptyMessage>
  )
}
