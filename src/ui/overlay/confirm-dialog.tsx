import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useState, useSyncExternalStore, type ReactNode } from 'react'
import { isUnknown } from '../../api/errors.ts'
import { Button } from '../form/button.tsx'
import { Callout } from '../feedback/callout.tsx'
import {
  currentConfirm,
  onConfirmChange,
  type ConfirmRequest,
  type OpenConfirm,
} from './confirm.ts'
import { Dialog } from './dialog.tsx'

/** Mounted once by the app, loaded lazily: shows the questions of `confirm()`. */
export function ConfirmHost() {
  const open = useSyncExternalStore(onConfirmChange, currentConfirm)
  return open && <ConfirmDialog key={open.id} open={open} />
}

type Progress =
  | { step: 'asking' }
  | { step: 'pending' }
  | { step: 'failed'; isUnknown: boolean; message: string; requestId?: string | undefined }

function ConfirmDialog({ open: { request, answer } }: { open: OpenConfirm }) {
  const [progress, setProgress] = useState<Progress>({ step: 'asking' })
  const pending = progress.step === 'pending'
  const run = async (): Promise<void> => {
    setProgress({ step: 'pending' })
    try {
      await request.action()
      answer(true)
    } catch (error) {
      const told = (request.describeError ?? describe)(error)
      setProgress({ step: 'failed', isUnknown: isUnknown(error), ...told })
    }
  }
  return (
    <Dialog
      open
      locked={pending}
      onOpenChange={() => answer(false)}
      title={request.title}
      actions={
        <>
          <Button onClick={() => answer(false)} disabledReason={pending ? t`Under way` : undefined}>
            {request.cancelLabel ?? t`Cancel`}
          </Button>
          <Button
            variant={request.tone === 'normal' ? 'primary' : 'danger'}
            pending={pending}
            {...(request.pendingLabel === undefined ? {} : { pendingLabel: request.pendingLabel })}
            onClick={() => void run()}
          >
            {progress.step === 'failed' ? t`Try again` : request.confirmLabel}
          </Button>
        </>
      }
    >
      <Consequences of={request} />
      {progress.step === 'failed' && (
        <div role="alert" className="mt-4">
          <Callout
            tone={progress.isUnknown ? 'warn' : 'danger'}
            title={progress.isUnknown ? t`Not known whether it was done` : t`It did not go through`}
          >
            {progress.message}
            {progress.requestId !== undefined && (
              <span className="block font-mono text-xs">
                <Trans>Request {progress.requestId}</Trans>
              </span>
            )}
          </Callout>
        </div>
      )}
    </Dialog>
  )
}

function Consequences({ of: { consequences } }: { of: ConfirmRequest }): ReactNode {
  if (!isSentences(consequences)) return consequences
  return (
    <ul className="flex list-disc flex-col gap-2 pl-4 marker:text-muted">
      {consequences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

function isSentences(value: ConfirmRequest['consequences']): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function describe(error: unknown): { message: string } {
  return { message: error instanceof Error ? error.message : String(error) }
}
