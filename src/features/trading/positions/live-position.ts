import { t } from '@lingui/core/macro'
import type { Pnl, Position } from '../../../../contract/trading/positions.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import type { Session } from '../../../../contract/sessions/sessions.ts'
import { repricePnl } from '../../../../engine/pnl.ts'

export interface OpenPosition {
  position: Position
  /** USDC. Its margin: the session's budget ÷ positions. */
  budgetShare: DecimalString
}

export interface OwnedPosition extends OpenPosition {
  /** The session that opened it. */
  session: Session
}

export function isOpen({ status }: Position): boolean {
  return status !== 'closed'
}

/** Null until it is filled. */
export function entryOf({ entryPrice }: Position): DecimalString | null {
  return entryPrice === '0' ? null : entryPrice
}

/** Why it cannot be closed right now; undefined when it can. */
export function closeBlockedBy({ status }: Position): string | undefined {
  if (status === 'opening') return t`Its entry is not filled yet`
  return status === 'closing' ? t`It is being closed` : undefined
}

/** The position's PnL at a newer price; a closed or unfilled position keeps the server's values. */
export function livePnl(
  position: Position,
  mark: DecimalString | null,
  budgetShare: DecimalString,
): Pnl {
  if (mark === null || !isOpen(position) || position.entryPrice === '0') return position.pnl
  return repricePnl(position.pnl, position, mark, budgetShare)
}
