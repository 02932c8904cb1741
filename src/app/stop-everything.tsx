import { plural, t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { OctagonX } from 'lucide-react'
import { add } from '../../contract/decimal.ts'
import { stopSession, type Session } from '../../contract/sessions/sessions.ts'
import { ApiError, isUnknown, messageFor } from '../api/errors.ts'
import { apiMutation, invalidate } from '../api/query.ts'
import { sessionData } from '../api/session-data.ts'
import { useSignedIn } from '../api/viewer.ts'
import { Button } from '../ui/form/button.tsx'
import { confirm } from '../ui/overlay/confirm.ts'
import { Money } from '../ui/figures/money.tsx'
import { toast } from '../ui/feedback/toast.ts'

/** Asks for confirmation, then closes all positions of all sessions and ends them. */
export function useStopEverything(sessions: readonly Session[]): () => Promise<void> {
  const client = useQueryClient()
  const stop = useMutation(apiMutation(useSignedIn(), stopSession))

  async function stopAll(): Promise<void> {
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

  return async () => {
    const count = t`${plural(sessions.length, { one: `1 session`, other: `# sessions` })}`
    const done = await confirm({
      title: t`Stop all sessions?`,
      consequences: <WhatStops sessions={sessions} />,
      confirmLabel: t`Stop ${count}`,
      pendingLabel: t`Stopping`,
      action: stopAll,
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

/** Each session's current net, and the total. */
function WhatStops({ sessions }: { sessions: readonly Session[] }) {
  return (
    <div className="flex flex-col gap-3">
      <p className="text-pretty text-muted">{t`Each closes its positions at the market and ends. Prices may differ slightly from those now.`}</p>
      <table className="w-full">
        <caption className="sr-only">{t`Sessions that stop`}</caption>
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="h-8 text-left font-medium">{t`Session`}</th>
            <th scope="col" className="h-8 text-right font-medium">{t`Net now`}</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, symbol, pnl }) => (
            <tr key={id} className="border-t border-line">
              <th scope="row" className="h-9 text-left font-normal">
                {symbol}
              </th>
              <td className="text-right">
                <Money value={pnl.net} signed bare />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-t border-edge font-medium">
            <th scope="row" className="h-10 text-left">{t`Together`}</th>
            <td className="text-right">
              <Money value={add('0', ...sessions.map(({ pnl }) => pnl.net))} signed />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** The session has ended meanwhile, which is what was wanted. */
function isOver(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'SESSION_NOT_ACTIVE'
}
