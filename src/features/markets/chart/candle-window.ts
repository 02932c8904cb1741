// The candles that are loaded of one market and interval: a stretch of time without gaps that grows at both ends and
// forgets its far end, so that the chart never holds more bars than it can draw smoothly.
import type { Candle } from '../../../../contract/market/market.ts'

export interface CandleWindow {
  /** Ascending, each time once. */
  candles: readonly Candle[]
  /** There is nothing older. */
  reachedStart: boolean
  /** It ends with the candle that is forming now. */
  isLive: boolean
}

export const emptyWindow: CandleWindow = { candles: [], reachedStart: false, isLive: true }

/** More than a year of hours. */
const mostCandles = 12_000

/** The latest candles, asked for again. After a gap longer than they reach, the window starts anew with them. */
export function withHead(window: CandleWindow, head: readonly Candle[]): CandleWindow {
  if (!window.isLive) return window
  const first = head[0]
  const last = window.candles.at(-1)
  if (first === undefined) return window
  if (last === undefined || first.t > last.T + 1) {
    return { candles: merge([], head), reachedStart: false, isLive: true }
  }
  return keepNewest({ ...window, candles: merge(window.candles, head) })
}

/** What came before it, as far as was asked. An empty answer is the beginning. */
export function withOlder(window: CandleWindow, older: readonly Candle[]): CandleWindow {
  const candles = merge(older, window.candles)
  const reachedStart = candles[0]?.t === window.candles[0]?.t
  const kept = candles.slice(0, mostCandles)
  return { candles: kept, reachedStart, isLive: window.isLive && kept.length === candles.length }
}

/** What came after it. `isLive`: the answer reaches the present. */
export function withNewer(
  window: CandleWindow,
  newer: readonly Candle[],
  isLive: boolean,
): CandleWindow {
  return keepNewest({ ...window, candles: merge(window.candles, newer), isLive })
}

function keepNewest(window: CandleWindow): CandleWindow {
  const over = window.candles.length - mostCandles
  if (over <= 0) return window
  return { ...window, candles: window.candles.slice(over), reachedStart: false }
}

/** Of two candles with the same time the one on the right is the newer knowledge. */
function merge(left: readonly Candle[], right: readonly Candle[]): readonly Candle[] {
  const byTime = new Map<number, Candle>()
  for (const candle of left) byTime.set(candle.t, candle)
  for (const candle of right) byTime.set(candle.t, candle)
  return [...byTime.values()].toSorted((one, other) => one.t - other.t)
}
