import { add } from '../../../../contract/decimal.ts'
import type { Pnl, Position } from '../../../../contract/trading/positions.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import type { Session } from '../../../../contract/sessions/sessions.ts'
import { repricePnl, sumPnl } from '../../../../engine/pnl.ts'

/**
 * The session's PnL at a newer price: realised profit, fees and funding are the server's, the open part is computed
 * again. The server's values while there is no newer price or nothing is open.
 */
export function liveSessionPnl(
  session: Session,
  positions: readonly Position[],
  mark: DecimalString | null,
): Pnl {
  const open = positions.filter(
    ({ status, entryPrice }) => status !== 'closed' && entryPrice !== '0',
  )
  if (mark === null || open.length === 0) return session.pnl
  const unrealized = add(
    ...open.map(
      (position) =>
        repricePnl(position.pnl, position, mark, session.plan.budgetPerPosition).unrealized,
    ),
  )
  return sumPnl([{ ...session.pnl, unrealized }], session.budget)
}
