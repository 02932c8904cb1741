import type { Candle, Interval } from '../contract/market.ts'
import { intervalMs } from '../contract/market.ts'
import { toNumber } from '../contract/decimal.ts'
import type { UnixMs } from '../contract/primitives.ts'
import type { Bars } from './types.ts'

/**
 * Candles, ascending and all closed, as typed arrays. Whether a candle is closed depends on a clock, so leaving out the
 * forming one is the caller's part.
 */
export function toBars(candles: readonly Candle[], interval: Interval): Bars {
  return {
    interval,
    t: Float64Array.from(candles, (candle) => candle.t),
    o: Float64Array.from(candles, (candle) => toNumber(candle.o)),
    h: Float64Array.from(candles, (candle) => toNumber(candle.h)),
    l: Float64Array.from(candles, (candle) => toNumber(candle.l)),
    c: Float64Array.from(candles, (candle) => toNumber(candle.c)),
    v: Float64Array.from(candles, (candle) => toNumber(candle.v)),
  }
}

/** Bars `from` … `to − 1`, as views of the same memory. Bounds as in `Array.slice`. */
export function sliceBars(bars: Bars, from: number, to: number = bars.t.length): Bars {
  return {
    interval: bars.interval,
    t: bars.t.subarray(from, to),
    o: bars.o.subarray(from, to),
    h: bars.h.subarray(from, to),
    l: bars.l.subarray(from, to),
    c: bars.c.subarray(from, to),
    v: bars.v.subarray(from, to),
  }
}

/** Last millisecond of a bar, as the exchange counts it: one before the next bar opens. 0 outside the series. */
export function closeTime(bars: Bars, index: number): UnixMs {
  const open = bars.t[index]
  return open === undefined ? 0 : open + intervalMs[bars.interval] - 1
}
