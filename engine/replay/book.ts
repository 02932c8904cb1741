// A replayed session's positions as floats, which suffices to tell which price level is reached first. Displayed
// amounts are computed in exact decimals (ledger.ts).
import type { UnixMs } from '../../contract/primitives.ts'

/** 1 long, −1 short. */
export type Direction = 1 | -1

export interface Holding {
  /** The number of the entry within the session, from 0. */
  number: number
  direction: Direction
  size: number
  /** Price paid, including slippage. */
  entry: number
  takeProfit: number
  stop: number
  openedAt: UnixMs
  /** USDC so far: funding received less fees paid. */
  carried: number
  /** Whether the take-profit rests in the book. */
  targetRests: boolean
}

/** An entry that waits in the book. */
export interface Pending {
  order: Order
  limit: number
  since: UnixMs
}

/** See the engine's Pursuit. */
export interface Chase {
  direction: Direction
  posts: number
  firstPrice: number
  since: UnixMs
}

/** Rates as fractions of notional. */
export interface Rates {
  /** Exchange's and builder's fee of one fill that crosses the book. */
  fee: number
  /** The same of one that rested in it. */
  makerFee: number
  slippage: number
  /** Positive: longs pay shorts. */
  fundingHourly: number
}

export interface Book {
  holdings: Holding[]
  entries: number
  /** USDC: everything but unrealized profit, that is closed profit − fees + funding. */
  settled: number
  /** Of the open positions: Σ size, and Σ direction × size × entry. */
  size: number
  cost: number
  /** Per watched interval: close time of the signal candle behind the latest entry. */
  lastEntryAt: number[]
  lastLossAt: UnixMs | null
  pending: Pending | null
  chase: Chase | null
  /** Cached by `nearestLevels`; null after an entry, an exit or a payment. */
  nearest: Nearest | null
}

/** Direction × price of the nearest level on each side: between them nothing happens to open positions. */
export interface Nearest {
  adverse: number
  favourable: number
}

export function emptyBook(watched: number): Book {
  return {
    holdings: [],
    entries: 0,
    settled: 0,
    size: 0,
    cost: 0,
    lastEntryAt: Array.from({ length: watched }, () => -Infinity),
    lastLossAt: null,
    pending: null,
    chase: null,
    nearest: null,
  }
}

/**
 * All positions of a session are on one side, because the exchange keeps one net position. Long while nothing is open
 * and no entry waits.
 */
export function directionOf(book: Book): Direction {
  return book.holdings[0]?.direction ?? book.pending?.order.direction ?? 1
}

/** USDC, open positions at this price. */
export function netAt(book: Book, price: number): number {
  return book.settled + directionOf(book) * book.size * price - book.cost
}

/** How a fill came about: an order that crossed the book, or one that rested in it. */
export type Fills = 'taker' | 'maker'

/** A market order fills worse than the price by the slippage, in either direction; a resting one at its own price. */
function fillPrice(price: number, buys: boolean, { slippage }: Rates, fills: Fills): number {
  if (fills === 'maker') return price
  return price * (buys ? 1 + slippage : 1 - slippage)
}

export interface Order {
  direction: Direction
  size: number
  takeProfit: number
  stop: number
  /** Whether its take-profit will rest in the book. */
  targetRests: boolean
}

/** `at`: when it was ordered, which for an entry that rested is before it has filled. */
export function enter(
  book: Book,
  order: Order,
  price: number,
  at: UnixMs,
  rates: Rates,
  fills: Fills = 'taker',
): Holding {
  const entry = fillPrice(price, order.direction === 1, rates, fills)
  const fee = order.size * entry * feeOf(rates, fills)
  const holding: Holding = {
    ...order,
    number: book.entries++,
    entry,
    openedAt: at,
    carried: -fee,
  }
  book.holdings.push(holding)
  book.settled -= fee
  book.size += order.size
  book.cost += order.direction * order.size * entry
  book.nearest = null
  book.chase = null
  return holding
}

/** Amounts are rounded to 8 decimals: a loss that rounds to zero is not a loss. */
const smallestLoss = 5e-9

function feeOf(rates: Rates, fills: Fills): number {
  return fills === 'maker' ? rates.makerFee : rates.fee
}

export function leave(
  book: Book,
  holding: Holding,
  price: number,
  at: UnixMs,
  rates: Rates,
  fills: Fills = 'taker',
): void {
  const { direction, size, entry } = holding
  const exit = fillPrice(price, direction === -1, rates, fills)
  const fee = size * exit * feeOf(rates, fills)
  const gain = direction * size * (exit - entry)
  book.holdings.splice(book.holdings.indexOf(holding), 1)
  book.settled += gain - fee
  book.nearest = null
  resum(book)
  if (gain - fee + holding.carried < -smallestLoss) book.lastLossAt = at
}

/** Longs pay when the rate is positive. */
export function payFunding(book: Book, price: number, hours: number, rates: Rates): void {
  book.nearest = null
  for (const holding of book.holdings) {
    const received = -holding.direction * holding.size * price * rates.fundingHourly * hours
    holding.carried += received
    book.settled += received
  }
}

/** Summed again, so that an empty book is exactly zero. */
function resum(book: Book): void {
  book.size = 0
  book.cost = 0
  for (const { direction, size, entry } of book.holdings) {
    book.size += size
    book.cost += direction * size * entry
  }
}
