import { t } from '@lingui/core/macro'
import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { listSessionLogs } from '../../../../../contract/sessions/logs.ts'
import { listSessions } from '../../../../../contract/sessions/sessions.ts'
import { paths } from '../../../../app/paths.ts'
import { apiQuery } from '../../../../api/query.ts'
import { usePollMs } from '../../../../api/live/use-live.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { formatClock } from '../../../../lib/time.ts'
import { EmptyMessage } from '../../../../ui/feedback/empty-message.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'

const sessionCount = 4
const lineCount = 8

/** The newest decisions of the newest sessions. */
export function LatestDecisions() {
  const viewer = useSignedIn()
  const pollMs = usePollMs()
  const sessions = useQuery({
    ...apiQuery(viewer, listSessions, { query: {} }),
    refetchInterval: pollMs,
  })
  const newest = (sessions.data?.items ?? []).slice(0, sessionCount)
  const logs = useQueries({
    queries: newest.map(({ id }) => ({
      ...apiQuery(viewer, listSessionLogs, {
        params: { sessionId: id },
        query: { kind: 'decision', limit: String(lineCount) },
      }),
      refetchInterval: pollMs,
      throwOnError: false,
    })),
  })
  if (sessions.data === undefined || logs.some(({ isPending }) => isPending)) {
    return <Skeleton className="h-40 w-full" />
  }
  const symbols = new Map(newest.map(({ id, symbol }) => [id, symbol]))
  const lines = logs
    .flatMap(({ data }) => data?.items ?? [])
    .toSorted((left, right) => right.at - left.at)
    .slice(0, lineCount)
  if (lines.length === 0) {
    return (
      <EmptyMessage
        title={t`No decisions yet`}
      >{t`Each cycle of a running session leaves one here, with its reason.`}</EmptyMessage>
    )
  }
  return (
    <ol aria-label={t`Latest decisions`}>
      {lines.map(({ id, at, sessionId, message }) => (
        <li key={id} className="border-b border-line last:border-0">
          <Link
            href={paths.session(sessionId)}
            className="flex min-h-11 flex-wrap items-baseline gap-x-3 py-2.5 transition-colors hover:bg-accent-soft/40 sm:flex-nowrap"
          >
            <span className="shrink-0 text-xs text-muted">{formatClock(at)}</span>
            <span className="w-12 shrink-0 font-medium">{symbols.get(sessionId)}</span>
            <span lang="en" className="min-w-0 text-pretty wrap-anywhere">
              {message}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  )
}
