import { ClosedPositions } from '../../features/trading/positions/closed-positions.tsx'
import { SessionPositions } from '../../features/trading/positions/session-positions.tsx'
import { SessionPage } from '../../features/trading/sessions/cockpit/session-page.tsx'

export default function SessionRoute({ sessionId }: { sessionId: string }) {
  return (
    <SessionPage
      sessionId={sessionId}
      positions={(session) => (
        <div>
          <SessionPositions session={session} />
          <ClosedPositions sessionId={session.id} />
        </div>
      )}
    />
  )
}
