// What happens to open positions inside one bar. The real path of the price is unknown; here it first moves against
// the positions, so that a stop comes before a target, and a loss before a profit.
import type { CloseReason, EndReason } from '../types.ts'
import { type Book, type Fills, type Holding, type Nearest, directionOf } from './book.ts'

/** The session's thresholds in USDC; all but `maintenanceRate` unsigned. */
export interface Limits {
  target: number
  loss: number
  /** Fraction of the notional that closing is counted with towards the loss. */
  closing: number
  /** USDC in the account when the session starts: with cross margin all of it backs the positions. */
  wallet: number
  /** Fraction of the notional: 1 ÷ (2 × the market's maximum leverage). */
  maintenanceRate: number
}

/** The levels that `nextAdverse` and `nextFavourable` would find first, wherever the price comes from. */
export function nearestLevels(book: Book, limits: Limits): Nearest {
  if (book.nearest !== null) return book.nearest
  const { size, cost, settled, holdings } = book
  const direction = directionOf(book)
  let adverse = Math.max(
    (cost - limits.wallet - settled) / (size * (1 - direction * limits.maintenanceRate)),
    lossLevel(book, limits),
  )
  let favourable = (limits.target + cost - settled) / size
  for (const { stop, takeProfit } of holdings) {
    adverse = Math.max(adverse, direction * stop)
    favourable = Math.min(favourable, direction * takeProfit)
  }
  book.nearest = { adverse, favourable }
  return book.nearest
}

/** Direction × price at which the session would have lost its limit once all that is open is closed. */
function lossLevel(book: Book, { loss, closing }: Limits): number {
  const { size, cost, settled } = book
  return (cost - loss - settled) / (size * (1 - directionOf(book) * closing))
}

export interface LevelHit {
  /** What is paid or received, before slippage. */
  price: number
  /** Where the price of the market is then. */
  along: number
  reason: CloseReason
  /** Null: the session ends and everything closes. */
  holding: Holding | null
  end: EndReason | null
  fills: Fills
}

/**
 * The first level between `from` and `to` in the direction that is bad for the open positions; null when there is
 * none. Prices are compared as y = direction × price, which falls in that direction. A level already behind `from`
 * was skipped by a gap and is met at `from`. At equal prices liquidation comes first, then stops, then the session's
 * loss threshold.
 */
export function nextAdverse(book: Book, limits: Limits, from: number, to: number): LevelHit | null {
  if (book.holdings.length === 0) return null
  const direction = directionOf(book)
  const { size, cost, settled, holdings } = book
  const start = direction * from
  let best = Math.min(
    start,
    (cost - limits.wallet - settled) / (size * (1 - direction * limits.maintenanceRate)),
  )
  let met: Holding | EndReason = 'liquidated'
  for (const holding of holdings) {
    const y = Math.min(start, direction * holding.stop)
    if (y <= best) continue
    best = y
    met = holding
  }
  const y = Math.min(start, lossLevel(book, limits))
  if (y > best) {
    best = y
    met = 'loss_threshold'
  }
  if (best < direction * to) return null
  return touchOf(met, direction * best, direction * best, 'stop_loss')
}

/**
 * The same in the good direction: take-profits, then the session's profit target. A take-profit that rests in the book
 * fills at its own price, even behind a gap, but only where the price has passed it.
 */
export function nextFavourable(
  book: Book,
  limits: Limits,
  from: number,
  to: number,
): LevelHit | null {
  if (book.holdings.length === 0) return null
  const direction = directionOf(book)
  const start = direction * from
  let best = Infinity
  let met: Holding | EndReason = 'profit_target'
  let price = NaN
  for (const holding of book.holdings) {
    const level = direction * holding.takeProfit
    const y = Math.max(start, level)
    if (y >= best || (holding.targetRests && level >= direction * to)) continue
    best = y
    met = holding
    price = direction * (holding.targetRests ? level : y)
  }
  const y = Math.max(start, (limits.target + book.cost - book.settled) / book.size)
  if (y < best) {
    best = y
    met = 'profit_target'
    price = direction * best
  }
  return best > direction * to ? null : touchOf(met, price, direction * best, 'take_profit')
}

function touchOf(
  met: Holding | EndReason,
  price: number,
  along: number,
  ofHolding: CloseReason,
): LevelHit {
  if (typeof met !== 'string') {
    const fills = met.targetRests && ofHolding === 'take_profit' ? 'maker' : 'taker'
    return { price, along, reason: ofHolding, holding: met, end: null, fills }
  }
  const reason = met === 'liquidated' ? met : 'session_end'
  return { price, along, reason, holding: null, end: met, fills: 'taker' }
}
