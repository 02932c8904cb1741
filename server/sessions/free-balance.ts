// What is free for another session, from one reading of the account: whether a fill is booked yet changes nothing.
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
} from '../../contract/decimal.ts'
import type { DecimalString, MandateId, Side } from '../../contract/primitives.ts'
import type { AccountPosition, AccountState } from '../venue/port.ts'

/** What one position of ours has on the exchange, as far as the books can tell. Base units, unsigned. */
export interface Holding {
  mandateId: MandateId
  symbol: string
  side: Side
  /** Filled for certain; exits that are not booked yet may have taken from it. */
  least: DecimalString
  /** With all that its entry may still have bought. */
  most: DecimalString
}

/** Budget in USDC. */
export interface BudgetPromise {
  id: MandateId
  symbol: string
  budget: DecimalString
}

/**
 * USDC, never negative: what is available as initial margin (equity − margin used − what orders hold) − Σ what each running
 * session may still use of its budget. A session may still use `budget − margin of what it holds`, or nothing once its margin, which goes
 * with the mark, is above its budget. That margin comes from the same reading as the equity, so that an entry or an exit
 * moves it from one term to the other and the sum stays. Losses and gains count as soon as the account has them; what no
 * running session owns ties up margin and relieves no promise.
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

/** A session has its market to itself among the running ones. */
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
 * `size` is what positions that ended sessions kept leave of the market's. More than the session can have bought means
 * that somebody trades there by hand; then only what it has for certain is its own, so that no promise is held too low.
 */
function ownShare(size: DecimalString, own: readonly Holding[]): DecimalString {
  return compare(size, sumOf(own, 'most')) <= 0 ? size : sumOf(own, 'least')
}

function sumOf(holdings: readonly Holding[], bound: 'least' | 'most'): DecimalString {
  return add(zero, ...holdings.map((holding) => holding[bound]))
}

/** |size| × mark ÷ leverage, USDC; the exchange's unrealised profit is size × (mark − entry price). */
function marginOfPosition(position: AccountPosition): DecimalString {
  const { size, entryPrice, unrealizedPnl, leverage } = position
  return divide(absolute(add(multiply(size, entryPrice), unrealizedPnl)), leverage)
}
