import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { stopSession, type Session } from '../../../../contract/sessions/sessions.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { sessionData } from '../../../api/session-data.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { textOf, wordsLang } from '../../../lib/words/language.ts'
import { Button } from '../../../ui/form/button.tsx'
import { Callout } from '../../../ui/feedback/callout.tsx'

type Code = NonNullable<Session['obstacle']>['code']

const titles: Record<Code, { title: string; tone: 'danger' | 'warn' }> = {
  agent: {
    get title() {
      return t`The exchange does not let Alura close`
    },
    tone: 'danger',
  },
  close_refused: {
    get title() {
      return t`A position cannot be closed`
    },
    tone: 'danger',
  },
  clock: {
    get title() {
      return t`A position cannot be closed: the clocks differ`
    },
    tone: 'danger',
  },
  busy: {
    get title() {
      return t`The exchange is too busy to close a position`
    },
    tone: 'warn',
  },
  delisted: {
    get title() {
      return t`The market was delisted`
    },
    tone: 'warn',
  },
}

/** Why the session cannot close, and the alternative without closing. */
export function StuckClose({ session }: { session: Session }) {
  const client = useQueryClient()
  const stop = useMutation(apiMutation(useSignedIn(), stopSession))
  const { obstacle } = session
  // A missing permission of the agent is shown on every page already.
  if (!obstacle || obstacle.reason?.code === 'authority') return null

  function handleKeep(): void {
    const input = { params: { sessionId: session.id }, body: { mode: 'keep_positions' as const } }
    stop.mutate(input, { onSettled: () => void invalidate(client, ...sessionData) })
  }

  const keep = (
    <Button
      size="sm"
      pending={stop.isPending}
      pendingLabel={t`Stopping`}
      onClick={handleKeep}
    >{t`Stop and keep it`}</Button>
  )
  return (
    <div role="alert">
      <Callout
        {...titles[obstacle.code]}
        // The exchange settles by itself soon, so that no button is needed.
        action={obstacle.code === 'delisted' ? undefined : keep}
      >
        <span lang={wordsLang(obstacle.reason)}>{textOf(obstacle)}</span>
        {stop.error !== null && <p className="mt-2">{messageFor(stop.error)}</p>}
      </Callout>
    </div>
  )
}
