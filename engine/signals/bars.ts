import type { Candle, Interval } from '../../contract/market/market.ts'
import { intervalMs } from '../../contract/market/market.ts'
import { toNumber } from '../../contract/decimal.ts'
import type { UnixMs } from '../../contract/primitives.ts'
import type { Bar, Bars } from '../types.ts'

/**
 * Candles, ascending and all closed, as typed arrays. The caller leaves out the forming candle, because that depends
 * on a clock.
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

/** One candle, closed or forming, as floats. */
export function toBar({ t, o, h, l, c, v }: Candle): Bar {
  return {
    t,
    o: toNumber(o),
    h: toNumber(h),
    l: toNumber(l),
    c: toNumber(c),
    v: toNumber(v),
  }
}

/** One row of the columns; NaNs for an index outside the series. */
export function barAt(bars: Bars, index: number): Bar {
  const at = (column: Float64Array): number => column[index] ?? NaN
  return {
    t: at(bars.t),
    o: at(bars.o),
    h: at(bars.h),
    l: at(bars.l),
    c: at(bars.c),
    v: at(bars.v),
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

/** Last millisecond of a bar, as the exchange defines it: one before the next bar opens. */
export function closeTime(openTime: UnixMs, interval: Interval): UnixMs {
  return openTime + intervalMs[interval] - 1
}
