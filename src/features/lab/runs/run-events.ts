// Fills and trades of a run, from the markers that the server keeps of it.
import {
  absolute,
  add,
  divide,
  fromNumber,
  isZero,
  multiply,
  negate,
  sign,
  subtract,
  zero,
} from '../../../../contract/decimal.ts'
import type { BacktestMarker } from '../../../../contract/lab/backtest-shapes.ts'
import type { DecimalString, UnixMs } from '../../../../contract/primitives.ts'
import type { ProgramFill } from '../../../../engine/programs/account.ts'
import { timeOfIso } from '../../../lib/time.ts'
import type { ShownTrade } from '../result/marks.ts'

export interface RunFill extends ProgramFill {
  triggerId: string
}

/** Decimals of sizes and prices at the exchange, and some more. */
const places = 12

/** One for each fill: one that turns a position around has two markers. Without fees, which markers do not have. */
export function fillsOf(markers: readonly BacktestMarker[]): RunFill[] {
  const seen = new Set<string>()
  return markers.flatMap((marker): RunFill[] => {
    if (seen.has(marker.trigger_id)) return []
    seen.add(marker.trigger_id)
    const quantity = fromNumber(marker.quantity, places)
    return [
      {
        symbol: marker.symbol,
        at: timeOfIso(marker.timestamp),
        quantity: marker.side === 'buy' ? quantity : negate(quantity),
        price: fromNumber(marker.price, places),
        fee: zero,
        cause: marker.cause,
        triggerId: marker.trigger_id,
      },
    ]
  })
}

interface Holding {
  held: DecimalString
  openedAt: UnixMs
  /** Units and USDC, of all that was opened and closed. */
  opened: DecimalString
  paid: DecimalString
  closed: DecimalString
  got: DecimalString
}

/** Each from flat to flat, in the order in which they ended; `net` is before costs. */
export function tradesOf(fills: readonly RunFill[]): ShownTrade[] {
  const holdings = new Map<string, Holding>()
  const trades: ShownTrade[] = []
  for (const fill of fills) {
    const { symbol, at, price, cause } = fill
    const holding = holdings.get(symbol)
    if (holding === undefined || sign(holding.held) === sign(fill.quantity)) {
      holdings.set(symbol, opened(holding, at, fill.quantity, price))
      continue
    }
    const left = add(holding.held, fill.quantity)
    const isOver = sign(left) !== sign(holding.held)
    const closing = absolute(isOver ? holding.held : fill.quantity)
    const closed = add(holding.closed, closing)
    const got = add(holding.got, multiply(closing, price))
    if (!isOver) {
      holdings.set(symbol, { ...holding, held: left, closed, got })
      continue
    }
    const isLong = sign(holding.held) > 0
    const gained = subtract(got, holding.paid)
    trades.push({
      symbol,
      side: isLong ? 'long' : 'short',
      entryPrice: divide(holding.paid, holding.opened),
      exitPrice: divide(got, closed),
      openedAt: holding.openedAt,
      closedAt: at,
      cause,
      net: isLong ? gained : negate(gained),
    })
    if (isZero(left)) holdings.delete(symbol)
    else holdings.set(symbol, opened(undefined, at, left, price))
  }
  return trades
}

function opened(
  before: Holding | undefined,
  at: UnixMs,
  quantity: DecimalString,
  price: DecimalString,
): Holding {
  const size = absolute(quantity)
  const paid = multiply(size, price)
  return before === undefined
    ? { held: quantity, openedAt: at, opened: size, paid, closed: zero, got: zero }
    : {
        ...before,
        held: add(before.held, quantity),
        opened: add(before.opened, size),
        paid: add(before.paid, paid),
      }
}

/** The fill behind a run of the program: by its decision, or inside of the candle that closed for it. */
export function triggerAt(fills: readonly RunFill[], time: UnixMs): string | null {
  const found = fills.find(({ at, cause }) => (cause === 'order' ? at : at + 1) === time)
  return found?.triggerId ?? null
}

/** When the program ran for a fill, as the chart counts it. */
export function timeOf(fills: readonly RunFill[], triggerId: string): UnixMs | null {
  const found = fills.find((fill) => fill.triggerId === triggerId)
  return found === undefined ? null : found.cause === 'order' ? found.at : found.at + 1
}

/** Milliseconds: the longest time that equity was below its highest before. */
export function longestFall(equity: readonly (readonly [UnixMs, number])[]): number {
  let [highest, since, longest] = [-Infinity, 0, 0]
  for (const [at, value] of equity) {
    if (value >= highest) [highest, since] = [value, at]
    else longest = Math.max(longest, at - since)
  }
  return longest
}
