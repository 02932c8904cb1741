import { useQueryClient } from '@tanstack/react-query'
import { lastPriceAt, useFreshness } from '../api/freshness.ts'
import { useLive } from '../api/use-live.ts'
import { useViewer } from '../api/viewer.ts'
import { formatClock } from '../lib/time.ts'

/** Says since when the numbers stand still, and to those who trade what still works. */
export function StaleNotice() {
  const isStale = useFreshness() === 'stale'
  const isSignedIn = useViewer() !== null
  const live = useLive()
  const client = useQueryClient()
  const at = isStale ? lastPriceAt(live, client) : null
  return (
    <output className="block">
      {isStale && (
        <span className="block border-b border-warn bg-warn-soft px-4 py-2 text-center text-sm text-text sm:px-6">
          {at === null ? 'No prices yet' : `Prices as of ${formatClock(at)}`}, reconnecting.
          {isSignedIn && ' Starting sessions is off; closing and stopping still work.'}
        </span>
      )}
    </output>
  )
}
