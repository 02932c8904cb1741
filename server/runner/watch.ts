// Between cycles, each price is held against what would end a session or a position; a hit wakes the session.
import { compare, divide, multiply, negate } from '../../contract/decimal.ts'
import type { DecimalString, SessionId } from '../../contract/primitives.ts'
import type { MarkPrice } from '../context.ts'
import type { PositionRow } from '../storage/positions.ts'
import type { SessionRow } from '../storage/sessions.ts'
import type { Desk } from './desk.ts'
import { pnlOf } from '../ledger/pnl.ts'

interface Watched {
  session: SessionRow
  /** All of the session's, closed ones too: they count toward its result. */
  positions: PositionRow[]
}

export interface Watch {
  /** What a cycle left behind. */
  note(id: SessionId): Promise<void>
  start(): void
  stop(): void
}

export function priceWatch(desk: Desk, wake: (id: SessionId) => void): Watch {
  const watched = new Map<SessionId, Watched>()
  const moved = new Map<string, MarkPrice>()
  let timer: NodeJS.Timeout | undefined
  let unsubscribe = () => {}

  function look(): void {
    for (const { session, positions } of watched.values()) {
      const mark = moved.get(session.symbol)
      if (mark !== undefined && isReached(session, positions, mark.mark)) wake(session.id)
    }
    moved.clear()
  }

  return {
    note: async (id) => {
      const session = await desk.store.sessions.byId(id)
      const positions = await desk.store.positions.ofSessions([id])
      const isLive = positions.some((position) => position.status !== 'closed')
      if (session?.status === 'active' && isLive) watched.set(id, { session, positions })
      else watched.delete(id)
    },
    start: () => {
      unsubscribe = desk.exchange.onMarks((marks) => {
        for (const [symbol, mark] of marks) moved.set(symbol, mark)
      })
      timer = setInterval(look, desk.timing.tick)
    },
    stop: () => {
      unsubscribe()
      clearInterval(timer)
      watched.clear()
    },
  }
}

function isReached(session: SessionRow, positions: PositionRow[], mark: DecimalString): boolean {
  const { net } = pnlOf(session, positions, mark)
  const share = (percent: number) => divide(multiply(session.budget, percent), 100)
  if (compare(net, share(session.profitTargetPct)) >= 0) return true
  if (compare(net, negate(share(session.lossThresholdPct))) <= 0) return true
  return positions.some((position) => position.status === 'open' && isBeyond(position, mark))
}

function isBeyond(position: PositionRow, mark: DecimalString): boolean {
  const { side, takeProfitPrice, stopLossPrice } = position
  const direction = side === 'long' ? 1 : -1
  const isAtTarget = takeProfitPrice !== null && compare(mark, takeProfitPrice) !== -direction
  const isAtStop = stopLossPrice !== null && compare(mark, stopLossPrice) !== direction
  return isAtTarget || isAtStop
}
