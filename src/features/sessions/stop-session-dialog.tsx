import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { Pnl } from '../../../contract/positions.ts'
import { StopMode, stopSession, type Session } from '../../../contract/sessions.ts'
import { messageFor } from '../../api/errors.ts'
import { apiMutation, invalidate } from '../../api/query.ts'
import { sessionData } from '../../api/session-data.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PnlText } from '../../ui/pnl-text.tsx'
import { toast } from '../../ui/toast.ts'
import { stopModes } from './session-words.ts'

export interface StopSessionDialogProps {
  session: Session
  pnl: Pnl
  onDone: () => void
}

/** Three ways to stop, each said in full before one is taken. */
export function StopSessionDialog({ session, pnl, onDone }: StopSessionDialogProps) {
  const [mode, setMode] = useState<StopMode>('close_all')
  const client = useQueryClient()
  const stop = useMutation(apiMutation(useSignedIn(), stopSession))

  function handleStop(): void {
    stop.mutate(
      { params: { sessionId: session.id }, body: { mode } },
      {
        onSuccess: () => {
          toast({ title: `${session.symbol} session: ${stopModes[mode].title.toLowerCase()}` })
          void invalidate(client, ...sessionData)
          onDone()
        },
      },
    )
  }

  return (
    <Dialog
      open
      size="md"
      locked={stop.isPending}
      onOpenChange={onDone}
      title={`Stop the ${session.symbol} session?`}
      actions={
        <>
          <Button onClick={onDone}>Let it run</Button>
          <Button
            variant="danger"
            pending={stop.isPending}
            pendingLabel="Stopping"
            onClick={handleStop}
          >
            {stopModes[mode].title}
          </Button>
        </>
      }
    >
      <fieldset className="flex flex-col">
        <legend className="sr-only">How to stop</legend>
        {StopMode.options.map((value) => (
          <StopChoice key={value} mode={value} checked={value === mode} onPick={setMode} />
        ))}
      </fieldset>
      <p className="mt-4">
        Net now: <PnlText net={pnl.net} netPct={pnl.netPct} />
      </p>
      {stop.error !== null && (
        <div role="alert" className="mt-4">
          <Callout tone="danger" title="Not stopped">
            {messageFor(stop.error)}
          </Callout>
        </div>
      )}
    </Dialog>
  )
}

interface StopChoiceProps {
  mode: StopMode
  checked: boolean
  onPick: (mode: StopMode) => void
}

function StopChoice({ mode, checked, onPick }: StopChoiceProps) {
  const id = useId()
  const { title, explanation } = stopModes[mode]
  return (
    <div className="relative flex gap-3 border-t border-line py-3 last:border-b">
      <input
        id={id}
        type="radio"
        name="stop-mode"
        value={mode}
        checked={checked}
        aria-describedby={`${id}-why`}
        onChange={() => onPick(mode)}
        className="mt-1 size-4 shrink-0 accent-accent"
      />
      <div>
        <label htmlFor={id} className="font-medium after:absolute after:inset-0">
          {title}
        </label>
        <p id={`${id}-why`} className="text-muted">
          {explanation}
        </p>
      </div>
    </div>
  )
}
