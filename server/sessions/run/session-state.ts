// Converts a session's row into the engine's shape.
import { multiply } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { SessionState } from '../../../engine/types.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'

/** `ownLeverage`: the most that the person allows themselves; what opens has no more. Absent: any. */
export function sessionState(
  session: SessionRow,
  netPnl: DecimalString,
  ownLeverage = Infinity,
): SessionState {
  const leverage = Math.min(session.leverage, ownLeverage)
  return {
    contract: {
      budget: session.budget,
      profitTarget: session.profitTarget,
      lossThreshold: session.lossThreshold,
      maxPositions: session.maxPositions,
    },
    plan: {
      leverage,
      takeProfitPct: session.takeProfitPct,
      stopLossPct: session.stopLossPct,
      budgetPerPosition: session.budgetPerPosition,
      notionalPerPosition: multiply(session.budgetPerPosition, leverage),
    },
    startedAt: session.startedAt,
    endsAt: session.endsAt,
    acceptsEntries: session.acceptsEntries,
    netPnl,
    lastEntryAt: session.lastEntryAt,
    lastLossAt: session.lastLossAt,
  }
}
