import type { Bars } from '../types.ts'
import { wilder } from './wilder.ts'

/** True range: the widest of high − low, |high − previous close|, |low − previous close|; high − low on the first bar. */
export function trueRange(bars: Pick<Bars, 'h' | 'l' | 'c'>): Float64Array {
  return bars.h.map((high, i) => {
    const low = bars.l[i] ?? NaN
    const previous = bars.c[i - 1] ?? low
    return Math.max(high, previous) - Math.min(low, previous)
  })
}

/** Average true range, in units of price: Wilder's average of the true range. NaN before index `period − 1`. */
export function atr(bars: Pick<Bars, 'h' | 'l' | 'c'>, period: number): Float64Array {
  return wilder(trueRange(bars), period)
}
