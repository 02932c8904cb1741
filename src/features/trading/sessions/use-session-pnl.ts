import { useQuery } from '@tanstack/react-query'
import type { Pnl } from '../../../../contract/trading/positions.ts'
import type { Session } from '../../../../contract/sessions/sessions.ts'
import { currentTradeQuery } from '../../../api/trading.queries.ts'
import { usePollMs } from '../../../api/live/use-live.ts'
import { usePrice } from '../../../api/live/use-price.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { liveSessionPnl } from './live-session.ts'
import { isRunning } from './session-words.ts'

/** Updated with each price. */
export function useSessionPnl(session: Session): Pnl {
  const price = usePrice(session.symbol)
  const trade = useQuery({
    ...currentTradeQuery(useSignedIn(), session.id, usePollMs()),
    enabled: isRunning(session),
    throwOnError: false,
  })
  const positions = trade.data?.trade?.positions ?? []
  return isRunning(session) ? liveSessionPnl(session, positions, price?.mark ?? null) : session.pnl
}
