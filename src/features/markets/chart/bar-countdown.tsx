import { t } from '@lingui/core/macro'
import { intervalMs, type Interval } from '../../../../contract/market/market.ts'
import { formatCountdown } from '../../../lib/time.ts'
import { useNow } from '../../../lib/hooks/use-now.ts'

/** The time until the forming bar closes. Bars of every interval close at multiples of it since 1970, UTC. */
export function BarCountdown({ interval }: { interval: Interval }) {
  const step = intervalMs[interval]
  const left = step - (useNow(1000) % step)
  return (
    <span role="timer" aria-label={t`${interval} bar closes in`} className="whitespace-nowrap">
      {formatCountdown(left)}
    </span>
  )
}
