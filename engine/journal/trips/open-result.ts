// The worst and the best result of one trade while it was open (MAE and MFE), from its fills and from candles.
// J. Sweeney, Maximum Adverse Excursion, 1997; with fills that add or close a part, what is realised counts too.
import type { Side, UnixMs } from '../../../contract/primitives.ts'

export interface TimedFill {
  at: UnixMs
  isEntry: boolean
  price: number
  /** Base units, unsigned. */
  size: number
}

/** Opens at `t`, and its last millisecond is `T`. */
export interface PriceRange {
  t: UnixMs
  T: UnixMs
  high: number
  low: number
}

export interface OpenResult {
  /** USDC before fees and funding: at most 0, and at least 0. */
  worst: number
  best: number
}

/**
 * `fills` in order of time. A candle counts when all of it lies between the first and the last fill and no fill is in
 * it: of others it is not known which of their prices came while the position was held. Null without an entry.
 */
export function openResult(
  side: Side,
  fills: readonly TimedFill[],
  candles: readonly PriceRange[],
): OpenResult | null {
  const [first] = fills
  if (first === undefined) return null
  const sign = side === 'long' ? 1 : -1
  const held = { size: 0, cost: 0, realized: 0 }
  let [worst, best, next] = [0, 0, 0]
  const see = (price: number) => {
    const open = held.realized + sign * (held.size * price - held.cost)
    worst = Math.min(worst, open)
    best = Math.max(best, open)
  }
  for (const [index, fill] of fills.entries()) {
    see(fill.price)
    book(held, fill, sign)
    see(fill.price)
    const until = fills[index + 1]?.at
    if (until === undefined) break
    while (next < candles.length && (candles[next]?.t ?? Infinity) <= fill.at) next += 1
    for (; next < candles.length; next++) {
      const candle = candles[next]
      if (candle === undefined || candle.T >= until) break
      see(candle.low)
      see(candle.high)
    }
  }
  return { worst, best }
}

function book(
  held: { size: number; cost: number; realized: number },
  fill: TimedFill,
  sign: number,
): void {
  if (fill.isEntry) {
    held.size += fill.size
    held.cost += fill.size * fill.price
    return
  }
  if (held.size <= 0) return
  const part = Math.min(1, fill.size / held.size)
  held.realized += sign * part * (held.size * fill.price - held.cost)
  held.size -= part * held.size
  held.cost -= part * held.cost
}
