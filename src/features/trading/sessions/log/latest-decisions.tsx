import { t } from '@lingui/core/macro'
import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { listSessionLogs } from '../../../../../contract/sessions/logs.ts'
import { listSessions } from '../../../../../contract/sessions/sessions.ts'
import { paths } from '../../../../app/paths.ts'
import { apiQuery } from '../../../../api/query.ts'
import { usePollMs } from '../../../../api/live/use-live.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { cx } from '../../../../lib/cx.ts'
import { formatClock } from '../../../../lib/time.ts'
import { textOf, wordsLang } from '../../../../lib/words/language.ts'
import { EmptyMessage } from '../../../../ui/feedback/empty-message.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import { latestEntries } from './latest-entries.ts'
import { isRefusal } from './log-groups.ts'
import { RefusalWords } from './refusal-words.tsx'

const sessionCount = 4
/** Of each session, most of which are refusals that make one line. */
const readCount = 50
const shownCount = 8

/** What the newest sessions did lately, and why each of them does nothing now. */
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
        query: { kind: 'decision', limit: String(readCount) },
      }),
      refetchInterval: pollMs,
      throwOnError: false,
    })),
  })
  if (sessions.data === undefined || logs.some(({ isPending }) => isPending)) {
    return <Skeleton className="h-40 w-full" />
  }
  const symbols = new Map(newest.map(({ id, symbol }) => [id, symbol]))
  const entries = latestEntries(
    logs.map(({ data }) => data?.items ?? []),
    shownCount,
  )
  if (entries.length === 0) {
    return (
      <EmptyMessage
        title={t`No decisions yet`}
      >{t`Each cycle of a running session leaves one here, with its reason.`}</EmptyMessage>
    )
  }
  return (
    <ol aria-label={t`Latest decisions`}>
      {entries.map((entry) => {
        const newest = 'run' in entry ? entry.run.logs[0] : entry.log
        if (newest === undefined) return null
        return (
          <li key={newest.id} className="border-b border-line last:border-0">
            <Link
              href={paths.session(newest.sessionId)}
              className={cx(
                'flex min-h-11 flex-wrap items-baseline gap-x-3 py-2.5 transition-colors hover:bg-accent-soft/40 sm:flex-nowrap',
                ('run' in entry || isRefusal(newest)) && 'text-muted',
              )}
            >
              <span className="shrink-0 text-xs text-muted">{formatClock(newest.at)}</span>
              <span className="w-12 shrink-0 font-medium">{symbols.get(newest.sessionId)}</span>
              <span className="min-w-0 text-pretty wrap-anywhere">
                {'run' in entry ? (
                  <RefusalWords run={entry.run} />
                ) : (
                  <span lang={wordsLang(newest.reason)}>{textOf(newest)}</span>
                )}
              </span>
            </Link>
          </li>
        )
      })}
    </ol>
  )
}
