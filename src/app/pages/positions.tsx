import { PositionsPage } from '../../features/trading/positions/positions-page.tsx'
import { NewSessionLink } from '../../features/trading/sessions/list/new-session-link.tsx'

export default function PositionsRoute() {
  return <PositionsPage emptyAction={<NewSessionLink />} />
}
