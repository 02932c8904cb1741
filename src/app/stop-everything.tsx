import { plural, t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { OctagonX } from 'lucide-react'
import { stopSession, type Session } from '../../contract/sessions/sessions.ts'
import { ApiError, isUnknown, messageFor } from '../api/errors.ts'
import { apiMutation, invalidate } from '../api/query.ts'
import { sessionData } from '../api/session-data.ts'
import { useSignedIn } from '../api/viewer.ts'
import { Button } from '../ui/form/button.tsx'
import { confirm } from '../ui/overlay/confirm.ts'
import { toast } from '../ui/feedback/toast.ts'
import { WhatEnds } from '../features/trading/sessions/stop/what-ends.tsx'

/** Asks for confirmation, then closes all positions of all sessions, or of the given one, and ends them. */
export function useStopEverything(all: readonly Session[]): (only?: Session) => Promise<void> {
  const client = useQueryClient()
  const stop = useMutation(apiMutation(useSignedIn(), stopSession))

  async function stopThese(sessions: readonly Session[]): Promise<void> {
    const outcomes = await Promise.allSettled(
      sessions.map(({ id }) =>
        stop.mutateAsync({ params: { sessionId: id }, body: { mode: 'close_all' } }),
      ),
    )
    await invalidate(client, ...sessionData)
    const failures = outcomes.flatMap((outcome, index) =>
      outcome.status === 'rejected' && !isOver(outcome.reason)
        ? [`${sessions[index]?.symbol}: ${messageFor(outcome.reason)}`]
        : [],
    )
    if (failures.length === 0) return
    const isOpen = outcomes.some((each) => each.status === 'rejected' && isUnknown(each.reason))
    throw isOpen ? new ApiError('NO_ANSWER', failures.join(' ')) : new Error(failures.join(' '))
  }

  return async (only) => {
    const sessions = only === undefined ? all : [only]
    const count = t`${plural(sessions.length, { one: `1 session`, other: `# sessions` })}`
    const done = await confirm({
      title: only === undefined ? t`Stop all sessions?` : t`Stop the ${only.symbol} session?`,
      consequences: <WhatEnds sessions={sessions} />,
      confirmLabel: t`Stop ${count}`,
      pendingLabel: t`Stopping`,
      action: () => stopThese(sessions),
    })
    if (done) toast({ title: t`Stopped ${count}`, tone: 'success' })
  }
}

/** Never disabled by stale prices, because it only reduces risk. */
export function StopEverything({ sessions }: { sessions: readonly Session[] }) {
  const stopEverything = useStopEverything(sessions)
  return (
    <Button
      variant="danger"
      size="sm"
      aria-label={t`Stop all sessions`}
      icon={<OctagonX aria-hidden className="size-4" />}
      disabledReason={sessions.length === 0 ? t`No session is running` : undefined}
      onClick={() => void stopEverything()}
    >
      <span className="max-sm:sr-only">{t`Stop all`}</span>
    </Button>
  )
}

/** The session has ended meanwhile, which is what was wanted. */
function isOver(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'SESSION_NOT_ACTIVE'
}
