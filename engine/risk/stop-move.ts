// How far the stop of an open trade may be moved.
import {
  add,
  compare,
  divide,
  isZero,
  maximum,
  multiply,
  subtract,
} from '../../contract/decimal.ts'
import type { DecimalString, Side } from '../../contract/primitives.ts'
import { roundPrice } from '../precision.ts'
import { mostRiskAmount } from './checks.ts'
import type { RiskLimits } from './limits.ts'

export interface OpenTrade {
  side: Side
  /** The average price of what has filled, and of what still waits at its limit. */
  entryPrice: DecimalString
  /** Base units, above 0; with those that still wait. */
  openSize: DecimalString
  /** Null: it has no stop, so that any stop loses less. */
  stopPrice: DecimalString | null
  szDecimals: number
}

export interface RefusedStop {
  /** USDC without fees: what the stop would lose, and what it may. */
  actual: DecimalString
  limit: DecimalString
  /** The price nearest to the wish that passes, on the tick. */
  furthest: DecimalString
}

/** Whether a stop at `next` may lose more than the present one. */
export function isWiderStop(trade: OpenTrade, next: DecimalString): boolean {
  if (trade.stopPrice === null) return false
  return compare(lossAt(trade, next), lossAt(trade, trade.stopPrice)) > 0
}

/**
 * Null when the stop may move to `next`: a nearer stop always may, a wider one as long as it loses no more than the limits
 * allow one trade. `balance`: USDC.
 */
export function refusedStop(
  trade: OpenTrade,
  next: DecimalString,
  balance: DecimalString,
  limits: RiskLimits,
): RefusedStop | null {
  if (!isWiderStop(trade, next)) return null
  const { side, entryPrice, openSize, stopPrice, szDecimals } = trade
  const actual = lossAt(trade, next)
  const most = mostRiskAmount(balance, limits)
  if (compare(actual, most) <= 0) return null
  const limit = maximum(most, stopPrice === null ? '0' : lossAt(trade, stopPrice))
  // A stop that loses more than the limit already stays where it is.
  if (compare(limit, most) > 0 && stopPrice !== null) return { actual, limit, furthest: stopPrice }
  const distance = isZero(openSize) ? '0' : divide(limit, openSize)
  const price = side === 'long' ? subtract(entryPrice, distance) : add(entryPrice, distance)
  const furthest = roundPrice(price, szDecimals, side === 'long' ? 'up' : 'down')
  return { actual, limit, furthest }
}

/** USDC, 0 where the stop keeps a profit. */
function lossAt({ side, entryPrice, openSize }: OpenTrade, price: DecimalString): DecimalString {
  const distance = side === 'long' ? subtract(entryPrice, price) : subtract(price, entryPrice)
  return multiply(maximum(distance, '0'), openSize)
}
