// Checks stops by the exchange's own record: when positions were open, and when a stop rested for them.
import {
  absolute,
  add,
  compare,
  isZero,
  multiply,
  negate,
  subtract,
  zero,
} from '../../../contract/decimal.ts'
import type { Truth } from '../exchange/local-controls.ts'

/** Times in which a position was open for more than a millisecond without a resting stop. Epoch milliseconds. */
export function unguardedMoments({ orders, fills }: Truth): { from: number; until: number }[] {
  const stops = orders
    .filter(({ order }) => order.orderType.startsWith('Stop'))
    .map(({ order, status, statusTimestamp }) => ({
      from: order.timestamp,
      until: status === 'open' ? Infinity : statusTimestamp,
    }))
  return openTimes(fills).flatMap(({ from, until }) => {
    // Nothing changes between two of these times.
    const edges = [from, until, ...stops.flatMap((stop) => [stop.from, stop.until])]
      .filter((at) => at >= from && at <= until)
      .toSorted((a, b) => a - b)
    return edges.flatMap((at, index) => {
      const next = edges[index + 1] ?? at
      const isGuarded = stops.some((stop) => stop.from <= at && stop.until >= next)
      return next - at > 1 && !isGuarded ? [{ from: at, until: next }] : []
    })
  })
}

/** For one market. A position that is still open counts until the exchange was asked. */
function openTimes(fills: Truth['fills']): { from: number; until: number }[] {
  const times: { from: number; until: number }[] = []
  let size = zero
  let from = 0
  for (const fill of fills.toSorted((a, b) => a.time - b.time)) {
    if (isZero(size)) from = fill.time
    size = fill.side === 'B' ? add(size, fill.sz) : subtract(size, fill.sz)
    if (isZero(size)) times.push({ from, until: fill.time })
  }
  if (!isZero(size)) times.push({ from, until: Date.now() })
  return times
}

/** Base units that were opened and closed, by the exchange's record. */
export function turnover(fills: Truth['fills']): { opened: string; closed: string } {
  const sum = (word: string) =>
    add(zero, ...fills.filter(({ dir }) => dir.startsWith(word)).map(({ sz }) => absolute(sz)))
  return { opened: sum('Open'), closed: sum('Close') }
}

/** Fills that closed more than was held, or opened the other side, by the exchange's record. */
export function turnedAround(fills: Truth['fills']): Truth['fills'] {
  return fills.filter(({ dir, sz, startPosition }) => {
    const isClose = dir.startsWith('Close')
    return dir.includes('>') || (isClose && compare(sz, absolute(startPosition)) > 0)
  })
}

/** USDC, by the exchange's record: what sales brought less what purchases cost, and the fees of both. */
export function moneyOf(fills: Truth['fills']): { received: string; fees: string } {
  const notional = fills.map(({ side, px, sz }) => multiply(px, side === 'A' ? sz : negate(sz)))
  return { received: add(zero, ...notional), fees: add(zero, ...fills.map(({ fee }) => fee)) }
}
