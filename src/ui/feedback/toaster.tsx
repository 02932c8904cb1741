import { t } from '@lingui/core/macro'
import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from '../form/button.tsx'
import { IconButton } from '../form/icon-button.tsx'
import { currentToasts, dismissToast, onToastsChange } from './toast.ts'
import type { ShownToast, ToastTone } from './toast.ts'
import { ToneIcon } from './tone-icon.tsx'

/**
 * Mounted once by the app. A live region from the first render on, so that later messages are announced. Below
 * dialogs, so that a message never covers a button that a person is about to press.
 */
export function Toaster() {
  const toasts = useSyncExternalStore(onToastsChange, currentToasts)
  const [paused, setPaused] = useState(false)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hovering only gives time to read
    <section
      aria-label={t`Notifications`}
      aria-live="polite"
      aria-relevant="additions"
      onMouseEnter={() => setPaused(true)}
      onMouseLeave={() => setPaused(false)}
      onFocus={() => setPaused(true)}
      onBlur={() => setPaused(false)}
      className="pointer-events-none fixed inset-x-4 top-16 z-40 flex flex-col gap-2 sm:top-auto sm:right-6 sm:bottom-6 sm:left-auto sm:w-88"
    >
      {toasts.map((item) => (
        <ToastItem key={item.id} item={item} paused={paused} />
      ))}
    </section>
  )
}

function ToastItem({ item, paused }: { item: ShownToast; paused: boolean }) {
  const tone = item.tone ?? 'info'
  const { action } = item
  const duration = item.duration === undefined ? usual(tone) : item.duration
  useEffect(() => {
    if (paused || duration === null) return
    const timer = setTimeout(() => dismissToast(item.id), duration)
    return () => clearTimeout(timer)
  }, [paused, duration, item.id])
  return (
    <div
      role={tone === 'danger' ? 'alert' : undefined}
      className="pointer-events-auto flex animate-appear items-start gap-3 rounded-md border border-line bg-raised py-3 pr-2 pl-4 shadow-pop"
    >
      <ToneIcon tone={tone} />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{item.title}</p>
        {item.detail !== undefined && <p className="mt-0.5 text-muted">{item.detail}</p>}
      </div>
      {action !== undefined && (
        <Button
          size="sm"
          className="-my-1"
          onClick={() => {
            dismissToast(item.id)
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton
        label={t`Dismiss`}
        size="sm"
        icon={<X className="size-3.5" />}
        onClick={() => dismissToast(item.id)}
        className="-mt-1"
      />
    </div>
  )
}

/** A failure stays until it is dismissed. */
function usual(tone: ToastTone): number | null {
  return tone === 'danger' ? null : 6000
}
