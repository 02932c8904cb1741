import type { Bar, Bars } from '../../types.ts'
import type { Accumulator, Fold } from './windows/fold.ts'
import { accumulate, scanColumn } from './windows/fold.ts'

/**
 * On-balance volume, in base units: 0 on the first bar, then plus the bar's volume where the close rose and minus it
 * where it fell. Only changes are meaningful: the level depends on where the series starts.
 */
export function obv(bars: Pick<Bars, 'c' | 'v'>): Float64Array {
  return scanColumn(obvFold, bars.c.length, (i) => ({ c: bars.c[i] ?? NaN, v: bars.v[i] ?? NaN }))
}

/** `obv`, one bar at a time. */
export function createObv(): Accumulator<Pick<Bar, 'c' | 'v'>, number> {
  return accumulate(obvFold)
}

interface ObvState {
  /** NaN before the first bar, so that its close neither rises nor falls. */
  close: number
  balance: number
}

const obvFold: Fold<Pick<Bar, 'c' | 'v'>, ObvState, number> = {
  start: { close: NaN, balance: 0 },
  step({ close, balance }, { c, v }) {
    if (c > close) return { close: c, balance: balance + v }
    return { close: c, balance: c < close ? balance - v : balance }
  },
  value: ({ balance }) => balance,
}
