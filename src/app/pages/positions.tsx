import { PositionsPage } from '../../features/positions/positions-page.tsx'
import { NewSessionLink } from '../../features/sessions/new-session-link.tsx'

export default function PositionsRoute() {
  return <PositionsPage emptyAction={<NewSessionLink />} />
}
