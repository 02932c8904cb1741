// What becomes of a program's decision at the exchange: a size on the grid, or a refusal with its numbers.
import {
  absolute,
  add,
  compare,
  divide,
  fromNumber,
  isZero,
  multiply,
  negate,
  sign,
  subtract,
  toNumber,
  zero,
} from '../../contract/decimal.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import { highestLeverageFor } from '../margin-tiers.ts'
import { roundPrice, roundSize } from '../precision.ts'
import type { MarketLimits } from '../types.ts'
import type { ProgramAccount } from './account.ts'
import { isLossSide } from './account.ts'

/** What a program wants. Floats as it gave them. */
export type ProgramWish =
  | {
      action: 'buy' | 'sell'
      symbol: string
      quantity: number
      leverage?: number
      stop?: number
      target?: number
    }
  | { action: 'close'; symbol: string; fraction: number }

export interface AcceptedOrder {
  symbol: string
  /** Units of the coin on the market's grid; negative: sells. */
  quantity: DecimalString
  leverage: number
  stop: DecimalString | undefined
  target: DecimalString | undefined
  /** USDC that the position needs with it, beyond what it binds now; 0 for what reduces. */
  margin: DecimalString
}

/** Codes and numbers; the words are made where they are shown. */
export type OrderRefusal =
  | { refusal: 'nothing_to_close' }
  | { refusal: 'below_minimum'; notional: DecimalString; minimum: DecimalString }
  | { refusal: 'leverage_exceeded'; leverage: number; limit: number }
  | { refusal: 'insufficient_margin'; needed: DecimalString; free: DecimalString }
  | { refusal: 'stop_on_wrong_side'; stop: DecimalString; price: DecimalString }
  | { refusal: 'target_on_wrong_side'; target: DecimalString; price: DecimalString }

/** More decimals than any float between 1e-7 and 1e21 has. */
const exactPlaces = 30

export interface OrderSituation {
  account: ProgramAccount
  limits: MarketLimits
  /** The latest price. */
  price: DecimalString
  /** USDC, all markets. */
  equity: DecimalString
  /** USDC bound by open positions of all markets at the latest prices, and by orders on their way. */
  usedMargin: DecimalString
  /** When a program names none. */
  usualLeverage: number
}

/**
 * The order for a wish. Sizes are rounded down to lots, levels to ticks. What only reduces a position needs no
 * margin and has no minimum.
 */
export function orderFor(
  wish: ProgramWish,
  situation: OrderSituation,
): AcceptedOrder | OrderRefusal {
  return wish.action === 'close' ? closing(wish, situation) : opening(wish, situation)
}

function closing(
  { symbol, fraction }: Extract<ProgramWish, { action: 'close' }>,
  { account, limits }: OrderSituation,
): AcceptedOrder | OrderRefusal {
  const position = account.position(symbol)
  if (!position) return { refusal: 'nothing_to_close' }
  const part =
    fraction >= 1
      ? position.quantity
      : multiply(position.quantity, fromNumber(fraction, exactPlaces))
  const size = roundSize(absolute(part), limits.szDecimals)
  if (isZero(size)) return { refusal: 'nothing_to_close' }
  return {
    symbol,
    quantity: sign(position.quantity) > 0 ? negate(size) : size,
    leverage: position.leverage,
    stop: undefined,
    target: undefined,
    margin: zero,
  }
}

function opening(
  wish: Extract<ProgramWish, { action: 'buy' | 'sell' }>,
  { account, limits, price, equity, usedMargin, usualLeverage }: OrderSituation,
): AcceptedOrder | OrderRefusal {
  const { symbol } = wish
  const held = account.position(symbol)
  const size = roundSize(fromNumber(wish.quantity, exactPlaces), limits.szDecimals)
  const quantity = wish.action === 'buy' ? size : negate(size)
  const before = held?.quantity ?? zero
  const after = add(before, quantity)
  const reduces =
    sign(before) === -sign(quantity) && compare(absolute(after), absolute(before)) <= 0
  const notional = multiply(size, price)
  if (isZero(size) || (!reduces && compare(notional, limits.minimumNotional) < 0)) {
    return { refusal: 'below_minimum', notional, minimum: limits.minimumNotional }
  }
  const leverage = wish.leverage ?? held?.leverage ?? Math.min(usualLeverage, limits.maxLeverage)
  const value = multiply(absolute(after), price)
  const limit = highestLeverageFor(limits, divide(value, Math.max(1, leverage)))
  if (!reduces && (leverage > limit || leverage < 1)) {
    return { refusal: 'leverage_exceeded', leverage, limit }
  }
  let margin = zero
  if (!reduces) {
    const ownMargin = held ? divide(multiply(absolute(before), price), held.leverage) : zero
    const needed = divide(value, leverage)
    const free = add(subtract(equity, usedMargin), ownMargin)
    if (compare(needed, free) > 0) return { refusal: 'insufficient_margin', needed, free }
    margin = subtract(needed, ownMargin)
  }
  const stop = levelOf(wish.stop, limits.szDecimals)
  const target = levelOf(wish.target, limits.szDecimals)
  if (stop !== undefined && !isZero(after) && !isLossSide(after, stop, price)) {
    return { refusal: 'stop_on_wrong_side', stop, price }
  }
  if (target !== undefined && !isZero(after) && !isLossSide(negate(after), target, price)) {
    return { refusal: 'target_on_wrong_side', target, price }
  }
  return { symbol, quantity, leverage, stop, target, margin }
}

function levelOf(level: number | undefined, szDecimals: number): DecimalString | undefined {
  return level === undefined
    ? undefined
    : roundPrice(fromNumber(level, exactPlaces), szDecimals, 'half-even')
}

/** USDC that open positions bind at these prices. */
export function marginUsed(
  account: ProgramAccount,
  priceOf: (symbol: string) => number,
): DecimalString {
  let used = zero
  for (const [symbol, { quantity, leverage }] of account.positions) {
    const value = Math.abs(toNumber(quantity)) * priceOf(symbol)
    used = add(used, divide(fromNumber(value, 8), leverage))
  }
  return used
}
