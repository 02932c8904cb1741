import { useQuery } from '@tanstack/react-query'
import { add, divide, multiply, toNumber } from '../../../../../contract/decimal.ts'
import type { Pnl, Position } from '../../../../../contract/trading/positions.ts'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { currentTradeQuery } from '../../../../api/trading.queries.ts'
import { usePollMs } from '../../../../api/live/use-live.ts'
import { usePrice } from '../../../../api/live/use-price.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { formatPrice } from '../../../../lib/numbers/format.ts'
import type { RailEndPrices } from '../../../../ui/rail/rail-scale.ts'
import { whatIf } from '../../../../lib/what-if.ts'
import { isRunning } from '../session-words.ts'
import { endPrices } from './end-prices.ts'
import { useWhatIfMove } from './what-if-move.ts'

export interface Standing {
  endPrices: RailEndPrices | undefined
  ghostPct: number | undefined
}

/** What the open positions mean for the session: the prices at which it would end, and the result of a what-if move. */
export function useStanding(session: Session, pnl: Pnl): Standing {
  const mark = usePrice(session.symbol)?.mark ?? null
  const move = useWhatIfMove()
  const trade = useQuery({
    ...currentTradeQuery(useSignedIn(), session.id, usePollMs()),
    enabled: isRunning(session),
    throwOnError: false,
  })
  const open = (trade.data?.trade?.positions ?? []).filter(
    ({ status, entryPrice }) => status !== 'closed' && entryPrice !== '0',
  )
  if (!isRunning(session) || mark === null) return { endPrices: undefined, ghostPct: undefined }
  const { loss, target } = endPrices(session, open, pnl.net, mark)
  const named = (price: string | null): string | null =>
    price === null ? null : `${session.symbol} ${formatPrice(price)}`
  return {
    endPrices: { loss: named(loss), target: named(target) },
    ghostPct: move === 0 ? undefined : ghostPct(session, open, pnl, mark, move),
  }
}

/** Percent of the budget, including stops and thresholds on the way. */
function ghostPct(
  session: Session,
  open: readonly Position[],
  pnl: Pnl,
  mark: string,
  move: number,
): number {
  const items = open.map((position) => ({ position, session }))
  const { change } = whatIf(items, new Map([[session.symbol, mark]]), move)
  return toNumber(multiply(divide(add(pnl.net, change), session.budget), 100))
}
