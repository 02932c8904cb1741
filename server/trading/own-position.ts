// What the account holds of a market that no session opened. The exchange nets it with everything of ours.
import { absolute, add, divide, multiply, sign, subtract, zero } from '../../contract/decimal.ts'
import type { DecimalString, Side } from '../../contract/primitives.ts'
import type { AccountPosition } from '../venue/port.ts'
import type { PositionRow } from '../storage/trading/positions.ts'
import type { ValuesOf } from '../../contract/reasons/reasons.ts'
import { openSizeOf } from './pnl.ts'

/** Signed base units; `live` are all the user's positions that are not closed. */
export function foreignSize(held: AccountPosition, live: readonly PositionRow[]): DecimalString {
  const ours = live
    .filter(({ symbol }) => symbol === held.symbol)
    .reduce((sum, row) => add(sum, multiply(openSizeOf(row), row.side === 'long' ? 1 : -1)), zero)
  return subtract(held.size, ours)
}

export function sideOf(size: DecimalString): Side {
  return sign(size) < 0 ? 'short' : 'long'
}

/** The mark by which the exchange counted the position's profit. */
export function markOf({ size, entryPrice, unrealizedPnl }: AccountPosition): DecimalString {
  return add(entryPrice, divide(unrealizedPnl, size))
}

/** The holding in numbers, and what of it Alura did not open. */
export function holdingOf(
  held: AccountPosition,
  live: readonly PositionRow[],
): ValuesOf<'own_position'> {
  const { symbol, size, isIsolated } = held
  return { symbol, held: size, foreign: foreignSize(held, live), isIsolated }
}

/** USDC of margin that it would take on top of what the position has, were its leverage lowered to this. */
export function marginToLower(held: AccountPosition, leverage: number): DecimalString {
  const { size, entryPrice, unrealizedPnl } = held
  const notional = absolute(add(multiply(size, entryPrice), unrealizedPnl))
  return subtract(divide(notional, leverage), divide(notional, held.leverage))
}
