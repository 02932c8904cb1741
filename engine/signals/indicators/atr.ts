import type { Bar, Bars } from '../../types.ts'
import type { AverageState } from './ema.ts'
import type { Accumulator, Fold } from './windows/fold.ts'
import { accumulate, scanColumn } from './windows/fold.ts'
import { wilderFold } from './windows/wilder.ts'

export type Range = Pick<Bar, 'h' | 'l' | 'c'>

/**
 * Average true range, in units of price: Wilder's average of the true range, which is the widest of high − low,
 * |high − previous close| and |low − previous close|; high − low on the first bar. NaN before index `period − 1`.
 */
export function atr(bars: Pick<Bars, 'h' | 'l' | 'c'>, period: number): Float64Array {
  return scanColumn(atrFold(period), bars.h.length, rangesOf(bars))
}

/** `atr`, one bar at a time. */
export function createAtr(period: number): Accumulator<Range, number> {
  return accumulate(atrFold(period))
}

/** Reads the range of one bar out of columns. */
export function rangesOf(bars: Pick<Bars, 'h' | 'l' | 'c'>): (index: number) => Range {
  return (i) => ({ h: bars.h[i] ?? NaN, l: bars.l[i] ?? NaN, c: bars.c[i] ?? NaN })
}

export interface AtrState {
  /** NaN before the first bar. */
  close: number
  range: AverageState
}

export function atrFold(period: number): Fold<Range, AtrState, number> {
  const average = wilderFold(period)
  return {
    start: { close: NaN, range: average.start },
    step: ({ close, range }, bar) => ({
      close: bar.c,
      range: average.step(range, trueRange(bar, close)),
    }),
    value: ({ range }) => average.value(range),
  }
}

function trueRange({ h, l }: Range, previousClose: number): number {
  if (Number.isNaN(previousClose)) return h - l
  return Math.max(h, previousClose) - Math.min(l, previousClose)
}
