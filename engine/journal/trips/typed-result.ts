// What a trade without fills earned, and what of it cannot have happened: the server refuses it, and the form says so
// before it is sent.
import {
  absolute,
  add,
  compare,
  multiply,
  negate,
  round,
  subtract,
} from '../../../contract/decimal.ts'
import { mostTypedUsdc } from '../../../contract/journal/typed-trades.ts'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'
import { stopRisk } from '../../risk/r-multiple.ts'

/** Prices in USDC, quantity in base units, all more than 0. `fees`: paid. `funding`: received. */
export interface TypedFacts {
  side: 'long' | 'short'
  quantity: DecimalString
  entryPrice: DecimalString
  exitPrice: DecimalString
  fees: DecimalString
  funding: DecimalString
  openedAt: UnixMs
  closedAt: UnixMs
  stop: DecimalString | null
  target: DecimalString | null
}

/** USDC, at most 8 decimals. */
export interface TypedResult {
  /** Before fees and funding. */
  realized: DecimalString
  net: DecimalString
  /** What the stop would have lost; null without one. */
  risk: DecimalString | null
}

export type TypedFault =
  | 'BEFORE_ANYBODY_TRADED'
  | 'BEFORE_OPENED'
  | 'NOT_CLOSED_YET'
  | 'STOP_ON_WRONG_SIDE'
  | 'TARGET_ON_WRONG_SIDE'
  | 'TOO_LARGE'

export type TypedFaultField =
  | 'openedAt'
  | 'closedAt'
  | 'stop'
  | 'target'
  | 'quantity'
  | 'fees'
  | 'funding'

const places = 8
/** Nobody traded before. */
const firstAt = Date.UTC(2009, 0, 3)
/** Clocks of browsers may be ahead. */
const aheadMs = 60_000

export function typedResult(facts: TypedFacts): TypedResult {
  const { side, quantity, entryPrice, exitPrice, fees, funding, stop } = facts
  const move = multiply(subtract(exitPrice, entryPrice), quantity)
  const realized = round(side === 'long' ? move : negate(move), places)
  return {
    realized,
    net: add(realized, negate(fees), funding),
    risk: stopRisk(entryPrice, stop, quantity),
  }
}

/** By the field that is wrong; empty when it can have happened. */
export function faultsOfTyped(
  facts: TypedFacts,
  now: UnixMs,
): Partial<Record<TypedFaultField, TypedFault>> {
  const { side, entryPrice, fees, funding, openedAt, closedAt, stop, target } = facts
  const { realized, risk } = typedResult(facts)
  return {
    ...(openedAt < firstAt && { openedAt: 'BEFORE_ANYBODY_TRADED' }),
    ...(closedAt > now + aheadMs && { closedAt: 'NOT_CLOSED_YET' }),
    ...(closedAt < openedAt && { closedAt: 'BEFORE_OPENED' }),
    ...(stop !== null && !isWorse(side, stop, entryPrice) && { stop: 'STOP_ON_WRONG_SIDE' }),
    ...(target !== null &&
      !isWorse(side, entryPrice, target) && { target: 'TARGET_ON_WRONG_SIDE' }),
    ...([realized, risk ?? '0'].some(isTooLarge) && { quantity: 'TOO_LARGE' }),
    ...(isTooLarge(fees) && { fees: 'TOO_LARGE' }),
    ...(isTooLarge(funding) && { funding: 'TOO_LARGE' }),
  }
}

/** Whether the first price is on the losing side of the second. */
function isWorse(side: 'long' | 'short', worse: DecimalString, better: DecimalString): boolean {
  return compare(worse, better) === (side === 'long' ? -1 : 1)
}

function isTooLarge(amount: DecimalString): boolean {
  return compare(absolute(amount), mostTypedUsdc) > 0
}
