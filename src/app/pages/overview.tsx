import { useQuery } from '@tanstack/react-query'
import { add } from '../../../contract/decimal.ts'
import { usePollMs } from '../../api/live/use-live.ts'
import { activeSessionsQuery } from '../../api/trading.queries.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { formatMoney } from '../../lib/numbers/format.ts'
import { OverviewPage } from '../../features/overview/overview-page.tsx'
import { OpenPositions } from '../../features/trading/positions/open-positions.tsx'
import { LatestDecisions } from '../../features/trading/sessions/log/latest-decisions.tsx'
import { NewSessionLink } from '../../features/trading/sessions/list/new-session-link.tsx'
import { RunningSessions } from '../../features/trading/sessions/list/running-sessions.tsx'
import { useAbsence, WhileAway } from '../../features/trading/sessions/list/while-away.tsx'

export default function OverviewRoute() {
  const absence = useAbsence()
  return (
    <OverviewPage
      away={absence && <WhileAway {...absence} />}
      result={useRunningNet()}
      sessions={<RunningSessions />}
      positions={<OpenPositions />}
      decisions={<LatestDecisions />}
      action={<NewSessionLink />}
    />
  )
}

function useRunningNet(): string | null {
  const { data = [] } = useQuery(activeSessionsQuery(useSignedIn(), usePollMs()))
  if (data.length === 0) return null
  return formatMoney(add(...data.map(({ pnl }) => pnl.net)), { signed: true })
}
