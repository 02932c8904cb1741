import { useQuery } from '@tanstack/react-query'
import { Suspense, useState, type ReactNode } from 'react'
import type { Session } from '../../../../contract/sessions/sessions.ts'
import { messageFor } from '../../../api/errors.ts'
import { usePollMs } from '../../../api/live/use-live.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { Button } from '../../../ui/form/button.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { ChartSkeleton } from './chart/chart-skeleton.tsx'
import type { ChosenDecision } from './log/chosen-decision.ts'
import { DecisionLog } from './log/decision-log.tsx'
import { EndReport } from './end-report.tsx'
import { SessionHeader } from './session-header.tsx'
import { isRunning } from './session-words.ts'
import { StuckClose } from './stuck-close.tsx'
import { sessionQuery } from './sessions.queries.ts'
import { WhyNoTrade } from './why-no-trade.tsx'

const SessionChart = lazyPart(() => import('./chart/session-chart.tsx'), { name: 'The chart' })
const SessionReplay = lazyPart(() => import('./replay/session-replay.tsx'), { name: 'The replay' })

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
        <LoadedSession key={sessionId} session={session.data} positions={positions} />
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

interface LoadedSessionProps {
  session: Session
  positions: (session: Session) => ReactNode
}

function LoadedSession({ session, positions }: LoadedSessionProps) {
  const [chosen, onChoose] = useState<ChosenDecision | null>(null)
  return (
    <div className="flex flex-col gap-10">
      <title>{`${session.symbol} session · Alura`}</title>
      <SessionHeader session={session} />
      <StuckClose session={session} />
      {!isRunning(session) && <Ended session={session} />}
      <Suspense fallback={<ChartSkeleton />}>
        <SessionChart session={session} chosen={chosen} onChoose={onChoose} />
      </Suspense>
      {positions(session)}
      {session.status === 'active' && <WhyNoTrade session={session} />}
      <DecisionLog session={session} chosen={chosen} onChoose={onChoose} />
    </div>
  )
}

/** How it went, and once more from the start for whoever asks. */
function Ended({ session }: { session: Session }) {
  const [isReplaying, setIsReplaying] = useState(false)
  return (
    <>
      <EndReport
        session={session}
        action={
          <Button aria-expanded={isReplaying} onClick={() => setIsReplaying(!isReplaying)}>
            {isReplaying ? 'Close the replay' : 'Replay bar by bar'}
          </Button>
        }
      />
      {isReplaying && (
        <section aria-labelledby="replay-heading" className="flex flex-col gap-3">
          <h2 id="replay-heading" className="text-base font-semibold">
            Replay
          </h2>
          <Suspense fallback={<ChartSkeleton />}>
            <SessionReplay session={session} />
          </Suspense>
        </section>
      )}
    </>
  )
}
