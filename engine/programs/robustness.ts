// What other orders of the trades of a backtest would have come to: each draws as many trades as there were, with
// repetition (bootstrap).
import { randomNumbers } from '../random-numbers.ts'

/** Percentiles, interpolated. */
export interface Spread {
  p5: number
  p50: number
  p95: number
}

export interface Robustness {
  /** USDC. */
  net: Spread
  /** Percent, ≤ 0, at the ends of trades: p5 is the deepest. */
  maxDrawdownPct: Spread
  /** Fraction of the orders that lose. */
  lossShare: number
}

export interface ReorderTerms {
  /** Results of the trades: USDC after all costs. */
  nets: readonly number[]
  /** USDC, above 0. */
  balance: number
  orders: number
  /** The same seed gives the same numbers. */
  seed: number
}

/** An order that loses everything ends there. Without trades all is 0. */
export function reorderTrades({ nets, balance, orders, seed }: ReorderTerms): Robustness {
  const random = randomNumbers(seed)
  const results = new Float64Array(orders)
  const drawdowns = new Float64Array(orders)
  let losing = 0
  for (let order = 0; order < orders; order++) {
    let equity = balance
    let peak = balance
    let deepest = 0
    for (let trade = 0; trade < nets.length && equity > 0; trade++) {
      equity = Math.max(0, equity + (nets[Math.floor(random() * nets.length)] ?? 0))
      peak = Math.max(peak, equity)
      deepest = Math.min(deepest, equity / peak - 1)
    }
    results[order] = equity - balance
    drawdowns[order] = 100 * deepest
    if (equity < balance) losing++
  }
  return {
    net: spreadOf(results),
    maxDrawdownPct: spreadOf(drawdowns),
    lossShare: orders === 0 ? 0 : losing / orders,
  }
}

function spreadOf(values: Float64Array): Spread {
  const sorted = values.toSorted()
  return { p5: percentile(sorted, 5), p50: percentile(sorted, 50), p95: percentile(sorted, 95) }
}

function percentile(sorted: Float64Array, percent: number): number {
  const place = (percent / 100) * (sorted.length - 1)
  const below = Math.floor(place)
  const low = sorted[below] ?? 0
  const high = sorted[below + 1] ?? low
  return low + (high - low) * (place - below)
}
