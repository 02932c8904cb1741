// What a bar does to an open position: the worst path that it allows. Orders of the program fill at its open; then the
// price goes against the position first, so that liquidation and stop come before the target. Floats suffice to tell
// which level is met; what is booked is exact (account.ts).
import { absolute, multiply, toNumber } from '../../contract/decimal.ts'
import { marginTerms } from '../margin-tiers.ts'
import type { Bar, MarketLimits } from '../types.ts'
import type { FillCause, ProgramPosition } from './account.ts'

/** A position as floats, made anew when it changes. */
export interface Held {
  /** Units of the coin; negative: short. */
  quantity: number
  entryPrice: number
  leverage: number
  stop: number | null
  target: number | null
  /** It must keep |quantity| × price × rate − deduction, in USDC, by the tier of its value at entry. */
  rate: number
  deduction: number
}

export function heldOf(position: Readonly<ProgramPosition>, limits: MarketLimits): Held {
  const notional = multiply(absolute(position.quantity), position.entryPrice)
  const { rate, deduction } = marginTerms(limits, notional)
  return {
    quantity: toNumber(position.quantity),
    entryPrice: toNumber(position.entryPrice),
    leverage: position.leverage,
    stop: position.stop === null ? null : toNumber(position.stop),
    target: position.target === null ? null : toNumber(position.target),
    rate: toNumber(rate),
    deduction: toNumber(deduction),
  }
}

/** USDC that it would gain at this price. */
export function resultAt({ quantity, entryPrice }: Held, price: number): number {
  return quantity * (price - entryPrice)
}

/** USDC that it must keep at this price. */
export function maintenanceAt({ quantity, rate, deduction }: Held, price: number): number {
  return Math.abs(quantity) * price * rate - deduction
}

/** The worst price of a bar for it. */
export function worstOf({ quantity }: Held, { l, h }: Bar): number {
  return quantity > 0 ? l : h
}

export interface LevelMet {
  /** Where it fills before slippage: the level, or the open of a bar that begins beyond it. */
  price: number
  cause: Exclude<FillCause, 'order' | 'end'>
}

/**
 * The level that a bar meets first, or null. `otherEquity`: USDC of the account without this position's result, with the
 * other markets at their worst in this bar, less what they must keep.
 */
export function levelMet(held: Held, bar: Bar, otherEquity: number): LevelMet | null {
  const direction = held.quantity > 0 ? 1 : -1
  const worst = direction * worstOf(held, bar)
  const open = direction * bar.o
  // As y = direction × price, which falls when it goes against the position.
  const stop = held.stop === null ? -Infinity : direction * held.stop
  const liquidation = direction * liquidationPrice(held, otherEquity)
  const first = Math.max(stop, liquidation)
  if (worst <= first) {
    const cause = liquidation > stop ? 'liquidation' : 'stop'
    return { price: direction * Math.min(open, first), cause }
  }
  if (held.target === null) return null
  const best = direction > 0 ? bar.h : -bar.l
  const target = direction * held.target
  if (best < target) return null
  return { price: direction * Math.max(open, target), cause: 'target' }
}

/** Where otherEquity + quantity × (price − entry) is what it must keep. */
function liquidationPrice(
  { quantity, entryPrice, rate, deduction }: Held,
  otherEquity: number,
): number {
  return (quantity * entryPrice - otherEquity - deduction) / (quantity - Math.abs(quantity) * rate)
}
