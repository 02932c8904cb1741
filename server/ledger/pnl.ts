// Rows of the database as the engine's words.
import { multiply } from '../../contract/decimal.ts'
import type { Pnl } from '../../contract/positions.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import { averagePrice, openSize, positionPnl, sumPnl } from '../../engine/pnl.ts'
import type { PositionState, SessionState } from '../../engine/types.ts'
import type { PositionRow } from '../storage/positions.ts'
import type { SessionRow } from '../storage/sessions.ts'

export function openSizeOf(position: PositionRow): DecimalString {
  return openSize(position)
}

/** Of the entry fills; "0" before the first. */
export function entryPriceOf(position: PositionRow): DecimalString {
  return averagePrice(position.entryNotional, position.entrySize) ?? '0'
}

/** Without a mark, what is open counts at its entry price. */
export function pnlOf(
  session: SessionRow,
  positions: readonly PositionRow[],
  mark: DecimalString | null,
): Pnl {
  const each = positions.map((position) => positionPnlOf(position, session.budgetPerPosition, mark))
  return sumPnl(each, session.budget)
}

export function positionPnlOf(
  position: PositionRow,
  budgetPerPosition: DecimalString,
  mark: DecimalString | null,
): Pnl {
  return positionPnl(position, mark ?? entryPriceOf(position), budgetPerPosition)
}

export function sessionState(session: SessionRow, netPnl: DecimalString): SessionState {
  return {
    contract: {
      budget: session.budget,
      profitTargetPct: session.profitTargetPct,
      lossThresholdPct: session.lossThresholdPct,
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

export function positionState(position: PositionRow): PositionState {
  return {
    id: position.id,
    side: position.side,
    status: position.status === 'closed' ? 'closing' : position.status,
    size: openSizeOf(position),
    entryPrice: entryPriceOf(position),
    takeProfitPrice: position.takeProfitPrice,
    stopLossPrice: position.stopLossPrice,
    openedAt: position.openedAt,
  }
}
