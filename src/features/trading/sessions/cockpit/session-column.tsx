import { Suspense, type ReactNode } from 'react'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { ChartSkeleton } from '../chart/chart-skeleton.tsx'
import { LazySessionChart } from '../chart/lazy-session-chart.ts'
import type { DecisionChoice } from '../log/chosen-decision.ts'
import { DecisionLog } from '../log/decision-log.tsx'
import { SessionHeader } from './session-header.tsx'
import { LitPositions } from '../lit-positions.tsx'
import { StuckClose } from '../stuck-close.tsx'
import { WhyNoTrade } from '../why-no-trade.tsx'

export interface SessionParts extends DecisionChoice {
  session: Session
  positions: ReactNode
  /** The end report; null while it runs. */
  report: ReactNode
  /** The replay, once requested; null otherwise. */
  replay: ReactNode
}

/** The session's page on screens too small for the cockpit: its parts below each other. */
export function SessionColumn({ session, positions, report, replay, ...choice }: SessionParts) {
  return (
    <div className="flex flex-col gap-10">
      <SessionHeader session={session} />
      <StuckClose session={session} />
      {report}
      {replay}
      <Suspense fallback={<ChartSkeleton />}>
        <LazySessionChart session={session} fill={false} {...choice} />
      </Suspense>
      <LitPositions>{positions}</LitPositions>
      {session.status === 'active' && <WhyNoTrade session={session} />}
      <DecisionLog session={session} {...choice} />
    </div>
  )
}
