import { useMutation, useQueryClient } from '@tanstack/react-query'
import { stopSession, type Session } from '../../../../contract/sessions/sessions.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { sessionData } from '../../../api/session-data.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { textOf } from '../../../lib/language.ts'
import { Button } from '../../../ui/form/button.tsx'
import { Callout } from '../../../ui/feedback/callout.tsx'

/** The exchange refuses the session's closes: what it says, and the way out that needs no close. */
export function StuckClose({ session }: { session: Session }) {
  const client = useQueryClient()
  const stop = useMutation(apiMutation(useSignedIn(), stopSession))
  if (session.obstacle?.code !== 'close_refused') return null

  function handleKeep(): void {
    const input = { params: { sessionId: session.id }, body: { mode: 'keep_positions' as const } }
    stop.mutate(input, { onSettled: () => void invalidate(client, ...sessionData) })
  }

  return (
    <div role="alert">
      <Callout
        tone="danger"
        title="A position cannot be closed"
        action={
          <Button size="sm" pending={stop.isPending} pendingLabel="Stopping" onClick={handleKeep}>
            Stop and keep it
          </Button>
        }
      >
        {textOf(session.obstacle)}
        {stop.error !== null && <p className="mt-2">{messageFor(stop.error)}</p>}
      </Callout>
    </div>
  )
}
