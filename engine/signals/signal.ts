// Computes signals from bars. Only + − × ÷ and √ are used, so that Node and every browser compute exactly the same
// numbers.
import type { Interval } from '../../contract/market/market.ts'
import { barAt, closeTime } from './bars.ts'
import type { Accumulator, Fold } from './indicators/windows/fold.ts'
import { accumulate } from './indicators/windows/fold.ts'
import type { Reading, ReadingState } from './reading.ts'
import { readingFold } from './reading.ts'
import { judge } from './score.ts'
import type { Bar, Bars, SignalValue } from '../types.ts'

/** With fewer bars there is no signal: the slowest indicator (mean ATR) needs 13 + 50. */
export const minimumBars = 63

/**
 * With this many bars or more, the start of the series changes the score by less than 0.0001, because exponential
 * averages give old bars hardly any weight. To get the same score as another process, give at least this many,
 * better 300.
 */
export const settledBars = 250

/** The signal of the last bar. Flat, with `not_enough_history` as its reason, below `minimumBars`. */
export function signal(bars: Bars): SignalValue {
  const [last] = signals(bars, bars.t.length - 1)
  return last ?? unknown({ interval: bars.interval, at: 0, price: 0 })
}

/** The signals of the bars `from` … last, ascending. Each uses only its own bar and earlier ones. */
export function signals(bars: Bars, from = 0): SignalValue[] {
  const fold = signalFold(bars.interval)
  const result: SignalValue[] = []
  let state = fold.start
  for (let i = 0; i < bars.t.length; i++) {
    state = fold.step(state, barAt(bars, i))
    if (i >= from) result.push(fold.value(state))
  }
  return result
}

/**
 * The same signals from a stream: `next` adds a closed bar and returns what `signals` would end with, `preview`
 * tries the forming bar. Constant time per bar, on average. Both throw a `RangeError` on a bar that does not open
 * after the last closed one, such as a stream repeats after a reconnect.
 */
export function createSignalEngine(interval: Interval): Accumulator<Bar, SignalValue> {
  const engine = accumulate(signalFold(interval))
  let latest = -Infinity
  const requireLater = ({ t }: Bar): void => {
    if (!(t > latest)) throw new RangeError(`the bar of ${t} does not follow that of ${latest}`)
  }
  return {
    next(bar) {
      requireLater(bar)
      latest = bar.t
      return engine.next(bar)
    },
    preview(bar) {
      requireLater(bar)
      return engine.preview(bar)
    },
  }
}

interface SignalState {
  seen: number
  openTime: number
  reading: ReadingState
}

function signalFold(interval: Interval): Fold<Bar, SignalState, SignalValue> {
  return {
    start: { seen: 0, openTime: NaN, reading: readingFold.start },
    step: ({ seen, reading }, bar) => ({
      seen: seen + 1,
      openTime: bar.t,
      reading: readingFold.step(reading, bar),
    }),
    value({ seen, openTime, reading }) {
      const now = readingFold.value(reading)
      const stamp = { interval, at: closeTime(openTime, interval), price: now.close }
      if (seen < minimumBars) return unknown(stamp)
      return { ...stamp, ...judge(now), why: saw(now) }
    },
  }
}

function saw({ spread, rsi, histogram, adx, direction, band }: Reading): SignalValue['why'] {
  return { code: 'signal_reading', values: { spread, rsi, histogram, adx, direction, band } }
}

function unknown(stamp: Pick<SignalValue, 'interval' | 'at' | 'price'>): SignalValue {
  return {
    ...stamp,
    side: 'flat',
    score: 0,
    regime: 'range',
    components: [],
    why: { code: 'not_enough_history', values: {} },
  }
}
