import { type Interval, intervalMs } from '../../contract/market/market.ts'
import type { Bars } from '../types.ts'

/**
 * Combines closed bars to closed candles of a longer interval, at the exchange's times. A first candle without its
 * beginning and an unfinished last one are left out; a gap within a candle is not filled.
 */
export function aggregateBars(bars: Bars, interval: Interval): Bars {
  const width = intervalMs[interval]
  const starts = candleStarts(bars, width)
  const count = Math.max(0, starts.length - 1)
  const ends = (index: number): number => starts[index + 1] ?? 0
  const column = (value: (from: number, to: number) => number): Float64Array =>
    Float64Array.from({ length: count }, (_, index) => value(starts[index] ?? 0, ends(index)))
  const fold = (series: Float64Array, merge: (a: number, b: number) => number) =>
    column((from, to) => {
      let value = series[from] ?? NaN
      for (let i = from + 1; i < to; i++) value = merge(value, series[i] ?? NaN)
      return value
    })
  return {
    interval,
    t: column((from) => Math.floor((bars.t[from] ?? NaN) / width) * width),
    o: column((from) => bars.o[from] ?? NaN),
    h: fold(bars.h, (a, b) => (b > a ? b : a)),
    l: fold(bars.l, (a, b) => (b < a ? b : a)),
    c: column((_, to) => bars.c[to - 1] ?? NaN),
    v: fold(bars.v, (a, b) => a + b),
  }
}

/** Index of the first bar of each closed candle, and of the bar after the last of them. */
function candleStarts({ t, interval }: Bars, width: number): number[] {
  const starts: number[] = []
  let candle = NaN
  for (let i = 0; i < t.length; i++) {
    const mine = Math.floor((t[i] ?? NaN) / width)
    const isWhole = i > 0 || (t[i] ?? NaN) % width === 0
    if (mine !== candle && isWhole) starts.push(i)
    candle = mine
  }
  const end = (t.at(-1) ?? NaN) + intervalMs[interval]
  if (end % width === 0) starts.push(t.length)
  return starts
}
