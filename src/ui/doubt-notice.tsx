import { t } from '@lingui/core/macro'
import { useSyncExternalStore } from 'react'
import { isInDoubt, onDoubtChange } from '../lib/doubt.ts'

/**
 * Shown while the outcome of a request without an answer is being looked up. A live region, so that it is read
 * aloud.
 */
export function DoubtNotice({ className }: { className?: string }) {
  const isOpen = useSyncExternalStore(onDoubtChange, isInDoubt)
  return (
    <output className="block empty:hidden">
      {isOpen && (
        <span
          className={className}
        >{t`No answer yet. It may have been done: asking the server, please wait.`}</span>
      )}
    </output>
  )
}
