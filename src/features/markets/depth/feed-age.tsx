import { Trans } from '@lingui/react/macro'
import { t } from '@lingui/core/macro'
import { useLiveStatus } from '../../../api/live/use-live.ts'
import { now } from '../../../lib/clock.ts'
import { useNow } from '../../../lib/hooks/use-now.ts'
import { Age } from '../../../ui/figures/age.tsx'

/** The same limit as for prices. */
const oldAfterMs = 15_000

/** Whether data of this time, epoch milliseconds, is too old. Null: there is none yet. */
export function useIsOld(at: number | null): boolean {
  const tick = useNow(1_000)
  return at !== null && Math.max(tick, now()) - at > oldAfterMs
}

/** Says how old the data is, and why. */
export function FeedAge({ at }: { at: number }) {
  const isConnected = useLiveStatus() === 'open'
  return (
    <output className="block px-3 py-1.5 text-xs text-warn">
      {isConnected ? (
        <Trans>
          This is of <Age at={at} />: the exchange has sent nothing newer.
        </Trans>
      ) : (
        <Trans>
          This is of <Age at={at} />: there is no connection.
        </Trans>
      )}
    </output>
  )
}

/** In place of a feed when the server has no live connection. */
export function NoFeed() {
  return <p className="px-3 text-sm text-muted">{t`This server offers no live connection.`}</p>
}
