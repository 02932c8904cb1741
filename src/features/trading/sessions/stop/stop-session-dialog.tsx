import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import type { Pnl } from '../../../../../contract/trading/positions.ts'
import { StopMode, stopSession, type Session } from '../../../../../contract/sessions/sessions.ts'
import { isUnknown, messageFor } from '../../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../../api/query.ts'
import { sessionData } from '../../../../api/session-data.ts'
import { currentTradeQuery } from '../../../../api/trading.queries.ts'
import { usePollMs } from '../../../../api/live/use-live.ts'
import { usePrice } from '../../../../api/live/use-price.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { useWorld } from '../../../../api/exchange/world.ts'
import { now } from '../../../../lib/clock.ts'
import { slippageWords } from '../../../../lib/close-estimate.ts'
import { formatMoney } from '../../../../lib/numbers/format.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { Callout } from '../../../../ui/feedback/callout.tsx'
import { Dialog } from '../../../../ui/overlay/dialog.tsx'
import { PnlText } from '../../../../ui/figures/pnl-text.tsx'
import { isRunning, stopModes } from '../session-words.ts'
import { StopChoice } from './stop-choice.tsx'
import { estimateStop } from './stop-estimate.ts'
import { StopPositions } from './stop-positions.tsx'
import { StopResults } from './stop-results.tsx'

export interface StopSessionDialogProps {
  session: Session
  pnl: Pnl
  onDone: () => void
}

interface Stopped {
  mode: StopMode
  positionIds: string[]
  since: number
  /** USDC, signed: what it was to end at. */
  estimate: DecimalString
}

/** Three ways to stop, each with its estimated result, and then the actual result for every position. */
export function StopSessionDialog({ session, pnl, onDone }: StopSessionDialogProps) {
  const [mode, setMode] = useState<StopMode>('close_all')
  const [stopped, setStopped] = useState<Stopped | null>(null)
  const client = useQueryClient()
  const viewer = useSignedIn()
  const { fees } = useWorld()
  const price = usePrice(session.symbol)
  const trade = useQuery(currentTradeQuery(viewer, session.id, usePollMs()))
  const stop = useMutation(apiMutation(viewer, stopSession))
  const positions = trade.data?.trade?.positions ?? []
  const estimate = estimateStop(pnl, positions, price?.mark ?? null, fees)

  function handleStop(): void {
    const since = now()
    const { closeNow } = estimate
    const positionIds = positions.filter(({ status }) => status !== 'closed').map(({ id }) => id)
    stop.mutate(
      { params: { sessionId: session.id }, body: { mode } },
      {
        onSuccess: () => {
          setStopped({ mode, positionIds, since, estimate: closeNow })
          void invalidate(client, ...sessionData)
        },
      },
    )
  }

  if (stopped !== null) {
    return (
      <Dialog
        open
        size="md"
        onOpenChange={onDone}
        title={t`${session.symbol} session: ${stopModes[stopped.mode].title.toLowerCase()}`}
        actions={<Button variant="primary" onClick={onDone}>{t`Done`}</Button>}
      >
        <StopResults session={session} {...stopped} />
        {stopped.mode === 'close_all' && (
          <p className="mt-4 flex flex-wrap items-baseline justify-between gap-2">
            <span className="text-muted">
              {isRunning(session)
                ? t`Estimated at about ${formatMoney(stopped.estimate, { signed: true })}. So far:`
                : t`Estimated at about ${formatMoney(stopped.estimate, { signed: true })}. It ended at:`}
            </span>
            <PnlText net={pnl.net} netPct={pnl.netPct} className="text-base font-medium" />
          </p>
        )}
      </Dialog>
    )
  }
  return (
    <Dialog
      open
      size="md"
      locked={stop.isPending}
      onOpenChange={onDone}
      title={t`Stop the ${session.symbol} session?`}
      actions={
        <>
          <Button onClick={onDone}>{t`Let it run`}</Button>
          <Button
            variant="danger"
            pending={stop.isPending}
            pendingLabel={t`Stopping`}
            onClick={handleStop}
          >
            {stopModes[mode].title}
          </Button>
        </>
      }
    >
      <p className="mb-3">
        <Trans>
          Net now: <PnlText net={pnl.net} netPct={pnl.netPct} />
        </Trans>
      </p>
      <fieldset className="flex flex-col">
        <legend className="sr-only">{t`How to stop`}</legend>
        {StopMode.options.map((value) => (
          <StopChoice
            key={value}
            mode={value}
            checked={value === mode}
            estimate={estimate}
            onPick={setMode}
          />
        ))}
      </fieldset>
      {mode === 'close_all' && <StopPositions estimate={estimate} />}
      <p className="mt-4 text-xs text-muted">
        <Trans>
          Estimated from the mark price, {slippageWords()} and the taker fee; open ends run from
          every stop to every target. A market that moves or jumps can do better or worse.
        </Trans>
      </p>
      {stop.error !== null && (
        <div role="alert" className="mt-4">
          <Callout
            tone={isUnknown(stop.error) ? 'warn' : 'danger'}
            title={isUnknown(stop.error) ? t`Not known whether it stopped` : t`Not stopped`}
          >
            {messageFor(stop.error)}
          </Callout>
        </div>
      )}
    </Dialog>
  )
}
