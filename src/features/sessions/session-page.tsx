import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, type ReactNode } from 'react'
import type { Session } from '../../../contract/sessions.ts'
import { messageFor } from '../../api/errors.ts'
import { usePollMs } from '../../api/use-live.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { ErrorMessage } from '../../ui/error-message.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ChartSkeleton } from './chart-skeleton.tsx'
import { DecisionLog } from './decision-log.tsx'
import { EndReport } from './end-report.tsx'
import { SessionHeader } from './session-header.tsx'
import { isRunning } from './session-words.ts'
import { sessionQuery } from './sessions.queries.ts'

const SessionChart = lazy(() => import('./session-chart.tsx'))

export interface SessionPageProps {
  sessionId: string
  positions: (session: Session) => ReactNode
}

export function SessionPage({ sessionId, positions }: SessionPageProps) {
  const session = useQuery(sessionQuery(useSignedIn(), sessionId, usePollMs()))
  if (session.data) {
    return (
      <>
        {session.error !== null && (
          <output className="mb-4 block text-sm text-muted">
            Not refreshed: {messageFor(session.error)} Trying again.
          </output>
        )}
        <LoadedSession session={session.data} positions={positions} />
      </>
    )
  }
  if (session.error) {
    return (
      <ErrorMessage
        message={messageFor(session.error)}
        onRetry={() => void session.refetch()}
        retrying={session.isFetching}
      />
    )
  }
  return (
    <div className="flex flex-col gap-8" aria-busy>
      <Skeleton className="h-36 w-full" />
      <ChartSkeleton />
      <Skeleton className="h-40 w-full" />
    </div>
  )
}

function LoadedSession({
  session,
  positions,
}: {
  session: Session
  positions: (session: Session) => ReactNode
}) {
  return (
    <div className="flex flex-col gap-10">
      <title>{`${session.symbol} session · Alura`}</title>
      <SessionHeader session={session} />
      {!isRunning(session) && <EndReport session={session} />}
      <Suspense fallback={<ChartSkeleton />}>
        <SessionChart session={session} />
      </Suspense>
      {positions(session)}
      <DecisionLog sessionId={session.id} />
    </div>
  )
}
