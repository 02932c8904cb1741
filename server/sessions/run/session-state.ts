// Converts a session's row into the engine's shape.
import { multiply } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { SessionState } from '../../../engine/types.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'

export function sessionState(session: SessionRow, netPnl: DecimalString): SessionState {
  return {
    contract: {
      budget: session.budget,
      profitTarget: session.profitTarget,
      lossThreshold: session.lossThreshold,
      maxPositions: session.maxPositions,
    },
    plan: {
      leverage: session.leverage,
      takeProfitPct: session.takeProfitPct,
      stopLossPct: session.stopLossPct,
      budgetPerPosition: session.budgetPerPosition,
      notionalPerPosition: multiply(session.budgetPerPosition, session.leverage),
    },
    startedAt: session.startedAt,
    endsAt: session.endsAt,
    acceptsEntries: session.acceptsEntries,
    netPnl,
    lastEntryAt: session.lastEntryAt,
    lastLossAt: session.lastLossAt,
  }
}
