import { OverviewPage } from '../../features/overview/overview-page.tsx'
import { OpenPositions } from '../../features/trading/positions/open-positions.tsx'
import { LatestDecisions } from '../../features/trading/sessions/log/latest-decisions.tsx'
import { NewSessionLink } from '../../features/trading/sessions/list/new-session-link.tsx'
import { RunningSessions } from '../../features/trading/sessions/list/running-sessions.tsx'

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
