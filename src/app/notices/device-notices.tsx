import { t } from '@lingui/core/macro'
import { useState, useSyncExternalStore, type ReactNode } from 'react'
import { clock } from '../../lib/clock.ts'
import { isStorageRefused, onStorageRefused } from '../../lib/kept/stored.ts'
import { formatDuration } from '../../lib/time.ts'
import { useNow } from '../../lib/hooks/use-now.ts'
import { Button } from '../../ui/form/button.tsx'
import { ToneIcon } from '../../ui/feedback/tone-icon.tsx'

/** Notices about this browser or device that affect how Alura works. Each is shown once. */
export function DeviceNotices() {
  return (
    <>
      <StorageNotice />
      <ClockNotice />
    </>
  )
}

function StorageNotice() {
  const isRefused = useSyncExternalStore(onStorageRefused, isStorageRefused)
  if (!isRefused) return null
  return (
    <Notice>{t`This browser keeps nothing for Alura: site data is blocked or full. Everything works until you reload or close the page; then you are signed out and your settings are forgotten.`}</Notice>
  )
}

/** Milliseconds. Wallets sign with the device's own time; a few seconds do not matter. */
const toleratedMs = 2 * 60_000

function ClockNotice() {
  useNow(10_000)
  const ahead = clock.deviceAhead() ?? 0
  if (Math.abs(ahead) < toleratedMs) return null
  return (
    <Notice>
      {ahead > 0
        ? t`This device’s clock is ${formatDuration(ahead)} fast. Times shown here are right, they follow the server. Set the clock: what a wallet signs by it may be refused.`
        : t`This device’s clock is ${formatDuration(-ahead)} slow. Times shown here are right, they follow the server. Set the clock: what a wallet signs by it may be refused.`}
    </Notice>
  )
}

function Notice({ children }: { children: ReactNode }) {
  const [isRead, setIsRead] = useState(false)
  if (isRead) return null
  return (
    <output className="block border-b border-line bg-raised">
      <div className="mx-auto flex max-w-7xl flex-wrap items-start gap-x-3 gap-y-2 px-4 py-2.5 text-sm sm:px-6">
        <ToneIcon tone="info" />
        <p className="min-w-56 flex-1 text-pretty">{children}</p>
        <Button size="sm" onClick={() => setIsRead(true)}>{t`Understood`}</Button>
      </div>
    </output>
  )
}
