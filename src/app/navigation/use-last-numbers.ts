import { useEffect } from 'react'
import type { Profile } from '../../../contract/people/user.ts'
import type { Session } from '../../../contract/sessions/sessions.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { keepLastNumbers } from '../../lib/kept/last-numbers.ts'

/** Notes in this browser what the person sees, each time that it is told anew. */
export function useLastNumbers(
  profile: Profile | undefined,
  running: readonly Session[] | undefined,
): void {
  const { address } = useSignedIn()
  useEffect(() => {
    if (profile === undefined || running === undefined) return
    keepLastNumbers({
      of: address,
      equity: profile.account.equity,
      sessions: running.map(({ id, symbol, pnl }) => ({
        id,
        symbol,
        net: pnl.net,
        netPct: pnl.netPct,
      })),
    })
  }, [address, profile, running])
}
