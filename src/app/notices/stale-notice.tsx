import { t } from '@lingui/core/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { lastPriceAt, useFreshness } from '../../api/freshness.ts'
import { isServerAway, onReachChange } from '../../api/reach.ts'
import { useLive } from '../../api/live/use-live.ts'
import { useViewer } from '../../api/viewer.ts'
import { formatClock } from '../../lib/time.ts'
import { DoubtNotice } from '../../ui/doubt-notice.tsx'

const bar =
  'block border-b border-warn bg-warn-soft px-4 py-2 text-center text-sm text-pretty text-text sm:px-6'

/** Says since when prices have not been updated, and what traders can still do. */
export function StaleNotice() {
  const isStale = useFreshness() === 'stale'
  const isAway = useSyncExternalStore(onReachChange, isServerAway)
  const isSignedIn = useViewer() !== null
  const live = useLive()
  const client = useQueryClient()
  const at = isStale ? lastPriceAt(live, client) : null
  const asOf = at === null ? '' : formatClock(at)
  return (
    <>
      <output className="block">
        {isAway ? (
          <span className={bar}>
            {isStale && at !== null
              ? t`No connection to the server, prices as of ${asOf}.`
              : t`No connection to the server.`}
            {isSignedIn &&
              ` ${t`Nothing can be sent now, no stop and no close either, and pages that were not open before do not load. Take-profits and stops on the exchange stay in force.`}`}
          </span>
        ) : (
          isStale && (
            <span className={bar}>
              {at === null
                ? t`No prices yet, reconnecting.`
                : t`Prices as of ${asOf}, reconnecting.`}
              {isSignedIn && ` ${t`Starting sessions is off; closing and stopping still work.`}`}
            </span>
          )
        )}
      </output>
      <DoubtNotice className={bar} />
    </>
  )
}
