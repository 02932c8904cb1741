// The state of a session at a past time, computed from its positions and the price then.
import { add, divide, isZero, multiply, zero } from '../../../../../contract/decimal.ts'
import type { Pnl, Position } from '../../../../../contract/trading/positions.ts'
import type { DecimalString, UnixMs } from '../../../../../contract/primitives.ts'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { repricePnl, sumPnl } from '../../../../../engine/pnl.ts'

export interface ReplayMoment {
  pnl: Pnl
  /** All positions opened by then, in their state at that time. */
  positions: Position[]
}

/** At its end this is the session's own result. Before it, partial closes count when the whole position was closed. */
export function momentAt(
  session: Session,
  positions: readonly Position[],
  price: DecimalString,
  at: UnixMs,
): ReplayMoment {
  const share = session.plan.budgetPerPosition
  const then = positions
    .filter(({ openedAt, entryPrice }) => openedAt <= at && entryPrice !== '0')
    .map((position) => {
      if (position.closedAt !== null && position.closedAt <= at) return position
      const open = reopened(position)
      return { ...open, markPrice: price, pnl: repricePnl(open.pnl, open, price, share) }
    })
  const isOver = session.endedAt !== null && at >= session.endedAt
  const pnl = isOver ? session.pnl : sumPnl([none, ...then.map((each) => each.pnl)], session.budget)
  return { pnl, positions: then }
}

const none: Pnl = {
  realized: zero,
  unrealized: zero,
  fees: zero,
  funding: zero,
  net: zero,
  netPct: 0,
}

/** The position between entry and close: of its fees only the entry's share, by notional, had been paid. */
function reopened(position: Position): Position {
  const { enteredSize, entryPrice, exitPrice, pnl } = position
  const entry = multiply(enteredSize, entryPrice)
  const both = exitPrice === null ? entry : add(entry, multiply(enteredSize, exitPrice))
  const fees = isZero(both) ? zero : divide(multiply(pnl.fees, entry), both)
  return {
    ...position,
    status: 'open',
    size: enteredSize,
    closedAt: null,
    exitPrice: null,
    closeReason: null,
    pnl: { ...none, fees },
  }
}
