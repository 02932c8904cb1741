import { t } from '@lingui/core/macro'
import { useRef, useState } from 'react'
import { now } from '../../../lib/clock.ts'
import { fieldText, parseFieldText } from '../../../lib/time.ts'
import { useNow } from '../../../lib/hooks/use-now.ts'
import { Button } from '../../../ui/form/button.tsx'
import { Dialog } from '../../../ui/overlay/dialog.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'

export interface GoToDateDialogProps {
  /** The time that the chart shows, epoch milliseconds; null for now. */
  from: number | null
  onGo: (at: number) => void
  onClose: () => void
}

/** Jumps to a past time, in the viewer's time zone. */
export default function GoToDateDialog({ from, onGo, onClose }: GoToDateDialogProps) {
  const [text, setText] = useState(() => fieldText(from ?? now()))
  const latest = useNow(60_000)
  const at = parseFieldText(text)
  const problem = problemWith(at, latest)
  const field = useRef<HTMLInputElement>(null)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t`Go to date`}
      initialFocus={field}
      actions={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button
            type="submit"
            form="go-to-date"
            variant="primary"
            disabledReason={problem}
          >{t`Go`}</Button>
        </>
      }
    >
      <form
        id="go-to-date"
        onSubmit={(event) => {
          event.preventDefault()
          if (problem !== undefined) return
          onGo(at)
          onClose()
        }}
      >
        <TextField
          ref={field}
          label={t`Date and time`}
          type="datetime-local"
          max={fieldText(latest)}
          value={text}
          onValueChange={setText}
        />
      </form>
    </Dialog>
  )
}

function problemWith(at: number, now: number): string | undefined {
  if (Number.isNaN(at)) return t`Not a date yet`
  return at > now ? t`The future has no candles` : undefined
}
