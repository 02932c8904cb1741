// Computes the balance that is free for another session from one reading of the account. Whether a fill is booked
// yet does not change the result.
import {
  absolute,
  add,
  compare,
  divide,
  maximum,
  multiply,
  sign,
  subtract,
  zero,
} from '../../../contract/decimal.ts'
import type { DecimalString, MandateId, Side } from '../../../contract/primitives.ts'
import type { AccountPosition, AccountState } from '../../venue/port.ts'

/** What one of our positions has on the exchange, as far as stored fills and orders can tell. Base units, unsigned. */
export interface Holding {
  mandateId: MandateId
  symbol: string
  side: Side
  /** Certainly filled; exits that are not booked yet may have reduced it. */
  least: DecimalString
  /** Including everything that its entry may still have bought. */
  most: DecimalString
}

/** Budget in USDC. */
export interface BudgetPromise {
  id: MandateId
  symbol: string
  budget: DecimalString
}

/**
 * USDC, never negative: available initial margin (equity − margin used − margin of resting orders) − Σ of what each
 * running session may still use of its budget. A session may still use `budget − margin of its positions`, or
 * nothing once that margin, which follows the mark, exceeds its budget. The margin comes from the same reading as
 * the equity, so that an entry or exit moves it from one term to the other and the sum stays. Losses and gains count
 * as soon as the account has them. Positions that no running session owns use margin and reduce no session's claim.
 */
export function freeBalance(
  account: AccountState,
  promises: readonly BudgetPromise[],
  holdings: readonly Holding[],
): DecimalString {
  const promised = promises.map((promise) =>
    maximum(subtract(promise.budget, marginOf(account, promise, holdings)), 0),
  )
  return maximum(subtract(account.available, add(zero, ...promised)), 0)
}

/** Only one running session can hold a market. */
function marginOf(
  { positions }: AccountState,
  { id, symbol }: BudgetPromise,
  holdings: readonly Holding[],
): DecimalString {
  const position = positions.find((candidate) => candidate.symbol === symbol)
  if (position === undefined) return zero
  const side = sign(position.size) > 0 ? 'long' : 'short'
  const here = holdings.filter((holding) => holding.symbol === symbol && holding.side === side)
  const own = here.filter(({ mandateId }) => mandateId === id)
  const kept = here.filter(({ mandateId }) => mandateId !== id)
  const size = absolute(position.size)
  const share = ownShare(maximum(subtract(size, sumOf(kept, 'most')), 0), own)
  return divide(multiply(marginOfPosition(position), share), size)
}

/**
 * `size`: the market's position less what ended sessions have kept. If it is more than the session can have bought,
 * somebody trades there by hand; then only the certain part counts as the session's own, so that its remaining claim
 * is never understated.
 */
function ownShare(size: DecimalString, own: readonly Holding[]): DecimalString {
  return compare(size, sumOf(own, 'most')) <= 0 ? size : sumOf(own, 'least')
}

function sumOf(holdings: readonly Holding[], bound: 'least' | 'most'): DecimalString {
  return add(zero, ...holdings.map((holding) => holding[bound]))
}

/** USDC: |size| × mark ÷ leverage. The exchange's unrealized profit is size × (mark − entry price). */
function marginOfPosition(position: AccountPosition): DecimalString {
  const { size, entryPrice, unrealizedPnl, leverage } = position
  return divide(absolute(add(multiply(size, entryPrice), unrealizedPnl)), leverage)
}
