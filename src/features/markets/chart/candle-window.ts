// The loaded candles of one market and interval: a stretch without gaps that grows at both ends and drops candles at
// its far end, so that the chart never has more bars than it can draw smoothly.
import type { Candle } from '../../../../contract/market/market.ts'

export interface CandleWindow {
  /** Ascending, without duplicates. */
  candles: readonly Candle[]
  /** There are no older candles. */
  reachedStart: boolean
  /** It ends with the forming candle. */
  isLive: boolean
}

export const emptyWindow: CandleWindow = { candles: [], reachedStart: false, isLive: true }

/** More than a year of hourly candles. */
const mostCandles = 12_000

/** Adds the latest candles. After a gap larger than they cover, the window starts again with them. */
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

/** Adds older candles. An empty answer means that there are none. */
export function withOlder(window: CandleWindow, older: readonly Candle[]): CandleWindow {
  const candles = merge(older, window.candles)
  const reachedStart = candles[0]?.t === window.candles[0]?.t
  const kept = candles.slice(0, mostCandles)
  return { candles: kept, reachedStart, isLive: window.isLive && kept.length === candles.length }
}

/** Adds newer candles. `isLive`: they reach the present. */
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

/** Of two candles with the same time, the right one is newer. */
function merge(left: readonly Candle[], right: readonly Candle[]): readonly Candle[] {
  const byTime = new Map<number, Candle>()
  for (const candle of left) byTime.set(candle.t, candle)
  for (const candle of right) byTime.set(candle.t, candle)
  return [...byTime.values()].toSorted((one, other) => one.t - other.t)
}
