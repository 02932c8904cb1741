import { t } from '@lingui/core/macro'
import { RotateCw } from 'lucide-react'
import { Button } from '../form/button.tsx'
import { ToneIcon } from './tone-icon.tsx'

export interface ErrorMessageProps {
  title?: string
  message: string
  /** For support to find it in the log. */
  requestId?: string | undefined
  onRetry?: (() => void) | undefined
  retrying?: boolean
  retryLabel?: string
}

/** An error inside the frame of the part that failed; the rest of the page works. */
export function ErrorMessage(props: ErrorMessageProps) {
  const {
    title = t`This did not load`,
    message,
    requestId,
    onRetry,
    retrying = false,
    retryLabel = t`Retry`,
  } = props
  return (
    <div
      role="alert"
      className="flex flex-wrap items-start gap-x-3 gap-y-4 rounded-md border border-line px-4 py-4"
    >
      <ToneIcon tone="danger" />
      <div className="min-w-48 flex-1">
        <p className="font-medium">{title}</p>
        <p className="text-muted">{message}</p>
        {requestId !== undefined && (
          <p className="mt-1 font-mono text-xs break-all text-muted">{t`Request ${requestId}`}</p>
        )}
      </div>
      {onRetry && (
        <Button
          size="sm"
          icon={<RotateCw aria-hidden className="size-3.5" />}
          pending={retrying}
          onClick={onRetry}
        >
          {retryLabel}
        </Button>
      )}
    </div>
  )
}
