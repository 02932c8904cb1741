import { t } from '@lingui/core/macro'
import { useSyncExternalStore } from 'react'
import { useSettled } from '../lib/hooks/use-settled.ts'
import { Button } from '../ui/form/button.tsx'
import { isWaiting, onWaitingChange, stopWaiting } from './waiting.ts'

const patienceMs = 5_000

/** A button to stop waiting, shown when a wallet has not answered for a while. */
export function WalletWait() {
  const waits = useSyncExternalStore(onWaitingChange, isWaiting)
  const isLong = useSettled(waits, patienceMs) && waits
  return (
    <output className="block empty:absolute">
      {isLong && (
        <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-sm border-l-2 border-l-accent bg-accent-soft py-3 pr-4 pl-3">
          <span className="min-w-0 flex-1 basis-56 text-pretty">{t`No answer from your wallet yet. Its window may be behind others, or behind its icon in the browser’s bar.`}</span>
          <Button size="sm" onClick={stopWaiting}>{t`Stop waiting`}</Button>
        </span>
      )}
    </output>
  )
}
