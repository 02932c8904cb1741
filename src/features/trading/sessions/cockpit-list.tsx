import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useLocation } from 'wouter'
import { listSessions, type Session } from '../../../../contract/sessions/sessions.ts'
import { paths } from '../../../app/paths.ts'
import { apiQuery } from '../../../api/query.ts'
import { activeSessionsQuery } from '../../../api/trading.queries.ts'
import { usePollMs } from '../../../api/live/use-live.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { cx } from '../../../lib/cx.ts'
import { useShortcuts } from '../../../lib/hooks/use-shortcuts.ts'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { PnlText } from '../../../ui/figures/pnl-text.tsx'
import { Kbd } from '../../../ui/overlay/kbd.tsx'
import { SessionRail } from './session-rail.tsx'
import { isRunning } from './session-words.ts'
import { sessionQuery } from './sessions.queries.ts'
import { useSessionPnl } from './use-session-pnl.ts'

/** The viewer's sessions as a short list, running ones first; J and K go to the next and the previous one. */
export function CockpitList({ current }: { current: Session }) {
  const sessions = useViewersSessions(current)
  const [, navigate] = useLocation()
  useHandOver(sessions)
  const step = (by: 1 | -1) => (): void => {
    const here = sessions?.findIndex(({ id }) => id === current.id) ?? -1
    const next = sessions?.[here + by]
    if (next !== undefined) navigate(paths.session(next.id))
  }
  useShortcuts({ j: step(1), k: step(-1) })
  return (
    <nav aria-label={t`Your sessions`} className="flex flex-col gap-2">
      <h2 className="flex items-center justify-between px-4 text-xs font-medium text-muted">
        <Trans>
          Sessions
          <span className="flex items-center gap-1 pointer-coarse:hidden">
            <Kbd>J</Kbd> <Kbd>K</Kbd>
          </span>
        </Trans>
      </h2>
      {sessions === undefined ? (
        <Skeleton className="mx-4 h-40" />
      ) : (
        <>
          <MiniSessions sessions={sessions.filter(isRunning)} current={current} />
          <MiniSessions
            title={t`Over`}
            sessions={sessions.filter((session) => !isRunning(session))}
            current={current}
          />
        </>
      )}
    </nav>
  )
}

interface MiniSessionsProps {
  title?: string
  sessions: readonly Session[]
  current: Session
}

function MiniSessions({ title, sessions, current }: MiniSessionsProps) {
  if (sessions.length === 0) return null
  return (
    <>
      {title !== undefined && <h3 className="px-4 pt-2 text-xs font-medium text-muted">{title}</h3>}
      <ul>
        {sessions.map((session) => (
          <li key={session.id}>
            <MiniSession session={session} isCurrent={session.id === current.id} />
          </li>
        ))}
      </ul>
    </>
  )
}

function MiniSession({ session, isCurrent }: { session: Session; isCurrent: boolean }) {
  const pnl = useSessionPnl(session)
  return (
    <Link
      href={paths.session(session.id)}
      aria-current={isCurrent ? 'page' : undefined}
      className={cx(
        'flex flex-col gap-1.5 border-l-2 px-3.5 py-2.5 -outline-offset-2! transition-colors hover:bg-accent-soft/40',
        isCurrent
          ? 'border-accent bg-accent-soft'
          : 'border-transparent forced-colors:border-[Canvas]',
      )}
    >
      <span className="flex items-baseline justify-between gap-2">
        <span className="min-w-0 truncate font-medium">{session.symbol}</span>
        <PnlText net={pnl.net} netPct={pnl.netPct} className="text-xs" />
      </span>
      {/* The line above has the same as numbers. */}
      <span aria-hidden>
        <SessionRail session={session} pnl={pnl} size="sm" />
      </span>
    </Link>
  )
}

/** Running sessions, then ended ones of the newest page; always includes the current one. */
function useViewersSessions(current: Session): Session[] | undefined {
  const viewer = useSignedIn()
  const pollMs = usePollMs()
  const running = useQuery(activeSessionsQuery(viewer, pollMs))
  const newest = useQuery({
    ...apiQuery(viewer, listSessions, { query: { limit: '30' } }),
    refetchInterval: pollMs,
    throwOnError: false,
  })
  if (running.data === undefined) return undefined
  const known = [...running.data, ...(newest.data?.items ?? []), current]
  const byId = new Map(known.toReversed().map((session) => [session.id, session]))
  const all = [...byId.values()].toSorted((left, right) => right.startedAt - left.startedAt)
  return [...all.filter(isRunning), ...all.filter((session) => !isRunning(session))]
}

/** Passes the loaded session on, so that its page can show something at once. */
function useHandOver(sessions: readonly Session[] | undefined): void {
  const client = useQueryClient()
  const viewer = useSignedIn()
  useEffect(() => {
    for (const session of sessions ?? []) {
      const { queryKey } = sessionQuery(viewer, session.id, 0)
      if (client.getQueryData(queryKey) === undefined) client.setQueryData(queryKey, session)
    }
  }, [client, viewer, sessions])
}
