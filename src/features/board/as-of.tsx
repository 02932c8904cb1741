import { t } from '@lingui/core/macro'
import { messageFor } from '../../api/errors.ts'
import { clock } from '../../lib/clock.ts'
import { formatClock } from '../../lib/time.ts'

export interface AsOfProps {
  query: { error: Error | null; dataUpdatedAt: number }
}

/** Says how old the data on screen is when a refresh has failed. */
export function AsOf({ query: { error, dataUpdatedAt } }: AsOfProps) {
  return (
    <output className="block text-xs text-warn empty:hidden">
      {error !== null &&
        t`As of ${formatClock(clock.ofDevice(dataUpdatedAt))}, reconnecting. ${messageFor(error)}`}
    </output>
  )
}
