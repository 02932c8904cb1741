import { OverviewPage } from '../../features/overview/overview-page.tsx'
import { OpenPositions } from '../../features/positions/open-positions.tsx'
import { LatestDecisions } from '../../features/sessions/latest-decisions.tsx'
import { NewSessionLink } from '../../features/sessions/new-session-link.tsx'
import { RunningSessions } from '../../features/sessions/running-sessions.tsx'

export default function OverviewRoute() {
  return (
    <OverviewPage
      sessions={<RunningSessions />}
      positions={<OpenPositions />}
      decisions={<LatestDecisions />}
      action={<NewSessionLink />}
    />
  )
}
