import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useState, type ReactNode } from 'react'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { formatMoney } from '../../../../lib/numbers/format.ts'
import { messageFor } from '../../../../api/errors.ts'
import { usePollMs } from '../../../../api/live/use-live.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx'
import { useHasCockpit } from '../../../../ui/cockpit.tsx'
import { lazyPart } from '../../../../ui/lazy-part.tsx'
import { ChartSkeleton } from '../chart/chart-skeleton.tsx'
import type { ChosenDecision } from '../log/chosen-decision.ts'
import { EndReport } from '../end/end-report.tsx'
import { SessionCockpit } from './session-cockpit.tsx'
import { SessionColumn, type SessionParts } from './session-column.tsx'
import { SessionSkeleton } from './session-skeleton.tsx'
import { isRunning } from '../session-words.ts'
import { sessionQuery } from '../sessions.queries.ts'

const SessionReplay = lazyPart(() => import('../replay/session-replay.tsx'), {
  get name() {
    return t`The replay`
  },
})

const SessionCard = lazyPart(() => import('../end/card/session-card.tsx'), {
  get name() {
    return t`The picture`
  },
})

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
          <output className="mb-4 block px-5 text-sm text-muted">
            <Trans>Not refreshed: {messageFor(session.error)} Trying again.</Trans>
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
  return <SessionSkeleton />
}

interface LoadedSessionProps {
  session: Session
  positions: (session: Session) => ReactNode
}

function LoadedSession({ session, positions }: LoadedSessionProps) {
  const hasCockpit = useHasCockpit()
  const [chosen, onChoose] = useState<ChosenDecision | null>(null)
  const [isReplaying, setIsReplaying] = useState(false)
  const [isPictured, setIsPictured] = useState(false)
  const parts: SessionParts = {
    session,
    positions: positions(session),
    replay:
      isReplaying || isPictured ? (
        <>
          {isPictured && (
            <Suspense fallback={<ChartSkeleton />}>
              <SessionCard session={session} />
            </Suspense>
          )}
          {isReplaying && <Replay session={session} />}
        </>
      ) : null,
    report: isRunning(session) ? null : (
      <EndReport
        session={session}
        action={
          <div className="flex flex-wrap gap-2">
            <Button aria-expanded={isPictured} onClick={() => setIsPictured(!isPictured)}>
              {isPictured ? t`Close the picture` : t`Picture to share`}
            </Button>
            <Button aria-expanded={isReplaying} onClick={() => setIsReplaying(!isReplaying)}>
              {isReplaying ? t`Close the replay` : t`Replay bar by bar`}
            </Button>
          </div>
        }
      />
    ),
    chosen,
    onChoose,
  }
  return (
    <>
      <title>
        {t`${formatMoney(session.pnl.net, { signed: true })} · ${session.symbol} session · Alura`}
      </title>
      {hasCockpit ? <SessionCockpit {...parts} /> : <SessionColumn {...parts} />}
    </>
  )
}

/** Replays the session from its start. */
function Replay({ session }: { session: Session }) {
  return (
    <section aria-labelledby="replay-heading" className="flex flex-col gap-3">
      <h2 id="replay-heading" className="text-base font-semibold">{t`Replay`}</h2>
      <Suspense fallback={<ChartSkeleton />}>
        <SessionReplay session={session} />
      </Suspense>
    </section>
  )
}
