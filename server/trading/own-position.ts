// What the account holds of a market that no session opened. The exchange nets it with everything of ours.
import {
  absolute,
  add,
  divide,
  isZero,
  multiply,
  sign,
  subtract,
  zero,
} from '../../contract/decimal.ts'
import type { DecimalString, Side } from '../../contract/primitives.ts'
import type { AccountPosition } from '../venue/port.ts'
import type { PositionRow } from '../storage/trading/positions.ts'
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

/** "0.5 BTC long", and whose it is. */
export function heldWords(held: AccountPosition, live: readonly PositionRow[]): string {
  const foreign = foreignSize(held, live)
  const size = isZero(foreign) ? held.size : foreign
  const whose = isZero(foreign) ? 'kept from an ended session' : 'that Alura did not open'
  return `${absolute(size)} ${held.symbol} ${sideOf(size)} ${whose}`
}

export const isolatedWords =
  'is on isolated margin, and the exchange changes that only once it is closed; Alura trades cross margin'

/** USDC of margin that it would take on top of what the position has, were its leverage lowered to this. */
export function marginToLower(held: AccountPosition, leverage: number): DecimalString {
  const { size, entryPrice, unrealizedPnl } = held
  const notional = absolute(add(multiply(size, entryPrice), unrealizedPnl))
  return subtract(divide(notional, leverage), divide(notional, held.leverage))
}
