import { useSyncExternalStore } from 'react'
import { isInDoubt, onDoubtChange } from '../lib/doubt.ts'

/** While it is being found out what became of a request without an answer. A live region, so that it is read. */
export function DoubtNotice({ className }: { className?: string }) {
  const isOpen = useSyncExternalStore(onDoubtChange, isInDoubt)
  return (
    <output className="block empty:hidden">
      {isOpen && (
        <span className={className}>
          No answer yet. It may have been done: asking the server, please wait.
        </span>
      )}
    </output>
  )
}
