// Converts database rows into the engine's shapes.
import type { Pnl } from '../../contract/trading/positions.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import { averagePrice, openSize, positionPnl, sumPnl } from '../../engine/pnl.ts'
import type { PositionState } from '../../engine/types.ts'
import type { PositionRow } from '../storage/trading/positions.ts'

export function openSizeOf(position: PositionRow): DecimalString {
  return openSize(position)
}

/** Average price of the entry fills; "0" before the first. */
export function entryPriceOf(position: PositionRow): DecimalString {
  return averagePrice(position.entryNotional, position.entrySize) ?? '0'
}

/** Without a mark, the open part is valued at its entry price. */
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

/** The result of all these positions together, against `budget` (USDC). */
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
