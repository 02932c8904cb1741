// What the account holds in a market beyond the positions of this server. The exchange keeps one net position for
// both.
import { absolute, add, divide, multiply, sign, subtract, zero } from '../../contract/decimal.ts'
import type { DecimalString, Side } from '../../contract/primitives.ts'
import type { AccountPosition } from '../venue/port.ts'
import type { PositionRow } from '../storage/trading/positions.ts'
import type { ValuesOf } from '../../contract/reasons/reasons.ts'
import { openSizeOf } from './pnl.ts'

/** Base units, signed; `live` are all positions of the user that are not closed. */
export function foreignSize(held: AccountPosition, live: readonly PositionRow[]): DecimalString {
  const ours = live
    .filter(({ symbol }) => symbol === held.symbol)
    .reduce((sum, row) => add(sum, multiply(openSizeOf(row), row.side === 'long' ? 1 : -1)), zero)
  return subtract(held.size, ours)
}

export function sideOf(size: DecimalString): Side {
  return sign(size) < 0 ? 'short' : 'long'
}

/** The mark price that the exchange used for the position's unrealized profit. */
export function markOf({ size, entryPrice, unrealizedPnl }: AccountPosition): DecimalString {
  return add(entryPrice, divide(unrealizedPnl, size))
}

/** The account's position in numbers, and the part of it that Alura did not open. */
export function holdingOf(
  held: AccountPosition,
  live: readonly PositionRow[],
): ValuesOf<'own_position'> {
  const { symbol, size, isIsolated } = held
  return { symbol, held: size, foreign: foreignSize(held, live), isIsolated }
}

/** USDC of additional margin that the position would need if its leverage were lowered to this. */
export function marginToLower(held: AccountPosition, leverage: number): DecimalString {
  const { size, entryPrice, unrealizedPnl } = held
  const notional = absolute(add(multiply(size, entryPrice), unrealizedPnl))
  return subtract(divide(notional, leverage), divide(notional, held.leverage))
}
