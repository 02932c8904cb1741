import type { Pnl, Position } from '../../../contract/positions.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { repricePnl } from '../../../engine/pnl.ts'

export interface OpenPosition {
  position: Position
  /** Its margin: the session's budget ÷ positions. USDC. */
  budgetShare: DecimalString
}

export function isOpen({ status }: Position): boolean {
  return status !== 'closed'
}

/** The position's PnL at a newer price; what is closed, or not filled yet, stays as the server said. */
export function livePnl(
  position: Position,
  mark: DecimalString | null,
  budgetShare: DecimalString,
): Pnl {
  if (mark === null || !isOpen(position) || position.entryPrice === '0') return position.pnl
  return repricePnl(position.pnl, position, mark, budgetShare)
}
