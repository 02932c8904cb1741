// A replayed session's positions as floats: enough to say which price level is reached first. What is shown to a
// person is booked in exact decimals beside it (ledger.ts).
import type { UnixMs } from '../../contract/primitives.ts'

/** 1 long, −1 short. */
export type Direction = 1 | -1

export interface Holding {
  /** Counts a session's entries from 0. */
  number: number
  direction: Direction
  size: number
  /** Price paid, slippage included. */
  entry: number
  takeProfit: number
  stop: number
  openedAt: UnixMs
  /** USDC so far: funding received less fees paid. */
  carried: number
}

/** Rates as fractions of notional. */
export interface Rates {
  /** Exchange's and builder's fee of one fill. */
  fee: number
  slippage: number
  /** Positive: longs pay shorts. */
  fundingHourly: number
}

export interface Book {
  holdings: Holding[]
  entries: number
  /** USDC, everything but the open positions' price gains: closed gains − fees + funding. */
  settled: number
  /** Σ size, and Σ direction × size × entry, of what is open. */
  size: number
  cost: number
  /** Per watched interval: closing time of the signal candle behind the latest entry. */
  lastEntryAt: number[]
  lastLossAt: UnixMs | null
  /** Kept by `nearestLevels` while nothing is entered, left or paid. */
  nearest: Nearest | null
}

/** Direction × price of the first levels on either way: between them nothing happens to what is open. */
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
    nearest: null,
  }
}

/** All positions of a session are on one side: the exchange nets both. Long while nothing is open. */
export function directionOf(book: Book): Direction {
  return book.holdings[0]?.direction ?? 1
}

/** USDC, positions at this price. */
export function netAt(book: Book, price: number): number {
  return book.settled + directionOf(book) * book.size * price - book.cost
}

/** A fill at the market costs slippage, whichever way it goes. */
function fillPrice(price: number, buys: boolean, { slippage }: Rates): number {
  return price * (buys ? 1 + slippage : 1 - slippage)
}

export interface Order {
  direction: Direction
  size: number
  takeProfit: number
  stop: number
}

export function enter(book: Book, order: Order, price: number, at: UnixMs, rates: Rates): Holding {
  const entry = fillPrice(price, order.direction === 1, rates)
  const fee = order.size * entry * rates.fee
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
  return holding
}

/** Booked results have 8 decimals: what rounds to a smaller loss than this is none. */
const smallestLoss = 5e-9

export function leave(book: Book, holding: Holding, price: number, at: UnixMs, rates: Rates): void {
  const { direction, size, entry } = holding
  const exit = fillPrice(price, direction === -1, rates)
  const fee = size * exit * rates.fee
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

/** Summed anew, so that an empty book is exactly empty. */
function resum(book: Book): void {
  book.size = 0
  book.cost = 0
  for (const { direction, size, entry } of book.holdings) {
    book.size += size
    book.cost += direction * size * entry
  }
}
