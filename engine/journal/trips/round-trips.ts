// Builds trades (round trips) from fills: a trade begins when a market's position leaves zero and ends when it is
// back at zero. A fill that reverses the position ends one trade and begins the next.
import {
  absolute,
  add,
  compare,
  divide,
  isZero,
  minimum,
  multiply,
  negate,
  sign,
  subtract,
  zero,
} from '../../../contract/decimal.ts'
import type { DecimalString, Side, UnixMs } from '../../../contract/primitives.ts'

export interface JournalFill {
  /** The exchange's id, unique within its market. */
  id: string
  symbol: string
  at: UnixMs
  isBuy: boolean
  /** Base units, above zero. */
  size: DecimalString
  price: DecimalString
  /** USDC, paid; negative for a rebate. */
  fee: DecimalString
}

export interface FundingPayment {
  symbol: string
  at: UnixMs
  /** USDC, positive when received. */
  amount: DecimalString
}

/** The effect of one fill on one trade. */
export interface TripFill {
  fillId: string
  at: UnixMs
  price: DecimalString
  /** Base units, signed: the change of the position. */
  size: DecimalString
  /** USDC: the share of the fee for this size. */
  fee: DecimalString
}

export interface RoundTrip {
  symbol: string
  side: Side
  openedAt: UnixMs
  /** Null while it is open. */
  closedAt: UnixMs | null
  /** Base units: everything bought for a long, or sold for a short. */
  entrySize: DecimalString
  exitSize: DecimalString
  /** Base units: the largest position at any time. */
  largestSize: DecimalString
  /** Σ size × price, USDC. */
  entryNotional: DecimalString
  exitNotional: DecimalString
  /** USDC, paid. */
  fees: DecimalString
  /** USDC received while it was open, negative when paid. */
  funding: DecimalString
  fills: TripFill[]
}

/**
 * `fills`: in the order in which they happened, of any number of markets. `held`: each market's position before the
 * first of them, signed base units, zero by default. That earlier position belongs to no trade: closing it is left
 * out, and the first trade begins afterwards. Funding goes to the trade that was open at that time, otherwise
 * nowhere.
 */
export function roundTrips(
  fills: readonly JournalFill[],
  funding: readonly FundingPayment[],
  held: ReadonlyMap<string, DecimalString> = new Map(),
): RoundTrip[] {
  const markets = new Map<string, Market>()
  const trips: RoundTrip[] = []
  for (const fill of fills) {
    const market = markets.get(fill.symbol) ?? {
      foreign: held.get(fill.symbol) ?? zero,
      open: null,
    }
    markets.set(fill.symbol, market)
    follow(market, fill, trips)
  }
  bookFunding(trips, funding)
  return trips
}

/** USDC, the net result of the closed part: side × (exit − its share of the entry) − fees + funding. */
export function netOf(trip: RoundTrip): DecimalString {
  return add(grossOf(trip), negate(trip.fees), trip.funding)
}

/** USDC before fees and funding; for an open trade what its exits have realised. */
export function grossOf(trip: RoundTrip): DecimalString {
  const { entryNotional, entrySize, exitNotional, exitSize, side } = trip
  const share =
    compare(exitSize, entrySize) === 0
      ? entryNotional
      : divide(multiply(entryNotional, exitSize), entrySize)
  const ofLong = subtract(exitNotional, share)
  return side === 'long' ? ofLong : negate(ofLong)
}

interface Market {
  /** Base units, signed: the part of the position from before the first fill that is still open. */
  foreign: DecimalString
  open: { trip: RoundTrip; size: DecimalString } | null
}

function follow(market: Market, fill: JournalFill, trips: RoundTrip[]): void {
  let left = fill.isBuy ? fill.size : negate(fill.size)
  if (sign(market.foreign) * sign(left) < 0) {
    const taken = smaller(left, market.foreign)
    market.foreign = add(market.foreign, taken)
    left = subtract(left, taken)
  }
  if (isZero(left)) return
  const { open } = market
  if (open !== null && sign(open.size) * sign(left) < 0) {
    const taken = smaller(left, open.size)
    book(open, fill, taken)
    left = subtract(left, taken)
    if (isZero(open.size)) {
      open.trip.closedAt = fill.at
      market.open = null
    }
  }
  if (isZero(left)) return
  if (market.open === null) {
    const trip = newTrip(fill, left)
    trips.push(trip)
    market.open = { trip, size: zero }
  }
  book(market.open, fill, left)
}

/** The part of `change` that brings `position` to zero at most; it has the sign of `change`. */
function smaller(change: DecimalString, position: DecimalString): DecimalString {
  const size = minimum(absolute(change), absolute(position))
  return sign(change) > 0 ? size : negate(size)
}

function book(
  open: { trip: RoundTrip; size: DecimalString },
  fill: JournalFill,
  change: DecimalString,
): void {
  const { trip } = open
  const size = absolute(change)
  const notional = multiply(size, fill.price)
  const isEntry = sign(change) > 0 === (trip.side === 'long')
  const fee = size === fill.size ? fill.fee : divide(multiply(fill.fee, size), fill.size)
  if (isEntry) {
    trip.entrySize = add(trip.entrySize, size)
    trip.entryNotional = add(trip.entryNotional, notional)
  } else {
    trip.exitSize = add(trip.exitSize, size)
    trip.exitNotional = add(trip.exitNotional, notional)
  }
  trip.fees = add(trip.fees, fee)
  open.size = add(open.size, change)
  if (compare(absolute(open.size), trip.largestSize) > 0) trip.largestSize = absolute(open.size)
  trip.fills.push({ fillId: fill.id, at: fill.at, price: fill.price, size: change, fee })
}

function newTrip({ symbol, at }: JournalFill, change: DecimalString): RoundTrip {
  return {
    symbol,
    side: sign(change) > 0 ? 'long' : 'short',
    openedAt: at,
    closedAt: null,
    entrySize: zero,
    exitSize: zero,
    largestSize: zero,
    entryNotional: zero,
    exitNotional: zero,
    fees: zero,
    funding: zero,
    fills: [],
  }
}

/**
 * Trades of one market follow each other, so that each payment belongs to the same trade as the one before it, or a
 * later one.
 */
function bookFunding(trips: readonly RoundTrip[], funding: readonly FundingPayment[]): void {
  const ofMarket = Map.groupBy(trips, ({ symbol }) => symbol)
  for (const [symbol, payments] of Map.groupBy(funding, (payment) => payment.symbol)) {
    const inOrder = ofMarket.get(symbol) ?? []
    let place = 0
    for (const { at, amount } of payments.toSorted((a, b) => a.at - b.at)) {
      while ((inOrder[place]?.closedAt ?? Infinity) < at && place < inOrder.length) place += 1
      const trip = inOrder[place]
      // A payment at the very time of a fill belongs to the position before the fill.
      if (trip !== undefined && trip.openedAt < at) trip.funding = add(trip.funding, amount)
    }
  }
}
