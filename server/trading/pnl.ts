// Rows of the database as the engine's words.
import type { Pnl } from '../../contract/trading/positions.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import { averagePrice, openSize, positionPnl, sumPnl } from '../../engine/pnl.ts'
import type { PositionState } from '../../engine/types.ts'
import type { PositionRow } from '../storage/trading/positions.ts'

export function openSizeOf(position: PositionRow): DecimalString {
  return openSize(position)
}

/** Of the entry fills; "0" before the first. */
export function entryPriceOf(position: PositionRow): DecimalString {
  return averagePrice(position.entryNotional, position.entrySize) ?? '0'
}

/** Without a mark, what is open counts at its entry price. */
export function positionPnlOf(position: PositionRow, mark: DecimalString | null): Pnl {
  return positionPnl(position, mark ?? entryPriceOf(position), position.budget)
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

/** Of all of them together, against this budget in USDC. */
export function pnlOf(
  budget: DecimalString,
  positions: readonly PositionRow[],
  mark: DecimalString | null,
): Pnl {
  return sumPnl(
    positions.map((position) => positionPnlOf(position, mark)),
    budget,
  )
}
