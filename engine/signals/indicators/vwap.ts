import type { Bar, Bars } from '../../types.ts'
import type { Accumulator, Fold } from './windows/fold.ts'
import { accumulate, scanColumn } from './windows/fold.ts'
import type { WindowState } from './windows/sliding-window.ts'
import { slidingWindow } from './windows/sliding-window.ts'

type TradedBar = Pick<Bar, 't' | 'h' | 'l' | 'c' | 'v'>
type TradedBars = Pick<Bars, 't' | 'h' | 'l' | 'c' | 'v'>

/**
 * Volume-weighted average price of the UTC day so far: Σ typical × volume ÷ Σ volume over the bars that opened on
 * that day, typical being (high + low + close) ÷ 3. NaN before the first trade. When the series starts within a day,
 * only the rest of that day counts.
 */
export function vwap(bars: TradedBars): Float64Array {
  return scanColumn(dayFold, bars.t.length, tradesOf(bars))
}

/** `vwap`, one bar at a time. */
export function createVwap(): Accumulator<TradedBar, number> {
  return accumulate(dayFold)
}

/** The same average over the last `period` bars. NaN before index `period − 1` and where none of them traded. */
export function rollingVwap(bars: TradedBars, period: number): Float64Array {
  return scanColumn(rollingFold(period), bars.t.length, tradesOf(bars))
}

/** `rollingVwap`, one bar at a time. */
export function createRollingVwap(period: number): Accumulator<TradedBar, number> {
  return accumulate(rollingFold(period))
}

interface Trades {
  volume: number
  /** Σ typical price × volume. */
  value: number
}

interface DayState extends Trades {
  /** Days since 1970, UTC. */
  day: number
}

const dayMs = 86_400_000

const dayFold: Fold<TradedBar, DayState, number> = {
  start: { day: NaN, volume: 0, value: 0 },
  step(state, bar) {
    const day = Math.floor(bar.t / dayMs)
    const traded = tradesIn(bar)
    return { day, ...(day === state.day ? add(state, traded) : traded) }
  },
  value: averagePrice,
}

function rollingFold(period: number): Fold<TradedBar, WindowState<Trades>, number> {
  const window = slidingWindow(period, add)
  return {
    start: window.start,
    step: (state, bar) => window.step(state, tradesIn(bar)),
    value(state) {
      const trades = window.value(state)
      return trades === null ? NaN : averagePrice(trades)
    },
  }
}

function tradesIn({ h, l, c, v }: TradedBar): Trades {
  return { volume: v, value: ((h + l + c) / 3) * v }
}

function add(a: Trades, b: Trades): Trades {
  return { volume: a.volume + b.volume, value: a.value + b.value }
}

/** NaN for 0 ÷ 0. */
function averagePrice({ volume, value }: Trades): number {
  return value / volume
}

function tradesOf(bars: TradedBars): (index: number) => TradedBar {
  const at = (column: Float64Array, i: number): number => column[i] ?? NaN
  return (i) => ({
    t: at(bars.t, i),
    h: at(bars.h, i),
    l: at(bars.l, i),
    c: at(bars.c, i),
    v: at(bars.v, i),
  })
}
