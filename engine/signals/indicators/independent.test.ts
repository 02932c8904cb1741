// Compares the indicators with an independent library, fed one candle at a time.
import { expect, test } from 'vitest'
import type { OpenHighLowCloseVolume } from 'trading-signals'
import {
  ADX,
  ATR,
  BollingerBands,
  EMA,
  MACD,
  OBV,
  RSI,
  SMA,
  StochasticOscillator,
  VWAP,
} from 'trading-signals'
import { barAt, sliceBars } from '../bars.ts'
import { noRecordedCandles, realBars } from '../../testing/real-candles.ts'
import { largestDifference } from '../../testing/series.ts'
import { syntheticBars } from '../../testing/synthetic-bars.ts'
import type { Bars } from '../../types.ts'
import { adx } from './adx.ts'
import { atr } from './atr.ts'
import { bollinger } from './bollinger.ts'
import { ema } from './ema.ts'
import { macd } from './macd.ts'
import { obv } from './obv.ts'
import { rsi } from './rsi.ts'
import { sma } from './sma.ts'
import { stochastic } from './stochastic.ts'
import { vwap } from './vwap.ts'

interface Candle extends OpenHighLowCloseVolume {
  openTime: number
}

interface Peer {
  name: string
  ours: (bars: Bars) => Float64Array
  /** A new instance of the library's indicator; null where it has no value. */
  theirs: () => (candle: Candle) => number | null | undefined
  /** First index to compare, where the library starts earlier or later than we do. */
  from?: number
}

const bands = () => new BollingerBands(20, 2)
const oscillator = () => new StochasticOscillator({ kPeriod: 14, kSlowingPeriod: 3, dPeriod: 3 })
const convergence = () => new MACD(new EMA(12), new EMA(26), new EMA(9))

const peers: readonly Peer[] = [
  { name: 'sma', ours: ({ c }) => sma(c, 20), theirs: () => ofCloses(new SMA(20)) },
  // The library returns values before the average has enough input; its MACD, too, before the signal line has.
  { name: 'ema', ours: ({ c }) => ema(c, 21), theirs: () => ofCloses(new EMA(21)), from: 20 },
  { name: 'rsi', ours: ({ c }) => rsi(c, 14), theirs: () => ofCloses(new RSI(14)) },
  {
    name: 'macd',
    ours: ({ c }) => macd(c, 12, 26, 9).macd,
    theirs: () => ofCloses(convergence(), (result) => result.macd),
    from: 33,
  },
  {
    name: 'macd histogram',
    ours: ({ c }) => macd(c, 12, 26, 9).histogram,
    theirs: () => ofCloses(convergence(), (result) => result.histogram),
    from: 33,
  },
  {
    name: 'upper band',
    ours: ({ c }) => bollinger(c, 20, 2).upper,
    theirs: () => ofCloses(bands(), (result) => result.upper),
  },
  {
    name: 'lower band',
    ours: ({ c }) => bollinger(c, 20, 2).lower,
    theirs: () => ofCloses(bands(), (result) => result.lower),
  },
  { name: 'atr', ours: (bars) => atr(bars, 14), theirs: () => ofCandles(new ATR(14)) },
  { name: 'adx', ours: (bars) => adx(bars, 14).adx, theirs: () => ofCandles(new ADX(14)) },
  // Slow %K is available only together with %D.
  {
    name: '%K',
    ours: (bars) => stochastic(bars, 14, 3, 3).k,
    theirs: () => ofCandles(oscillator(), (result) => result.stochK),
    from: 17,
  },
  {
    name: '%D',
    ours: (bars) => stochastic(bars, 14, 3, 3).d,
    theirs: () => ofCandles(oscillator(), (result) => result.stochD),
  },
  // The first bar is skipped: our value there is 0, the library has none.
  { name: 'obv', ours: obv, theirs: () => ofCandles(new OBV(2)), from: 1 },
  { name: 'vwap', ours: vwap, theirs: dailyVwap },
]

interface Updating<Input, Result> {
  update: (input: Input, replace: boolean) => Result | null
}

function ofCloses<Result = number>(
  indicator: Updating<number, Result>,
  pick: (result: Result) => number = Number,
): (candle: Candle) => number | null {
  return ({ close }) => picked(indicator.update(close, false), pick)
}

function ofCandles<Result = number>(
  indicator: Updating<Candle, Result>,
  pick: (result: Result) => number = Number,
): (candle: Candle) => number | null {
  return (candle) => picked(indicator.update(candle, false), pick)
}

function picked<Result>(result: Result | null, pick: (result: Result) => number): number | null {
  return result === null ? null : pick(result)
}

/** The library's VWAP never restarts, so that each UTC day gets a new one. */
function dailyVwap(): (candle: Candle) => number | null {
  let [day, average] = ['', new VWAP()]
  return (candle) => {
    const today = new Date(candle.openTime).toISOString().slice(0, 10)
    if (today !== day) [day, average] = [today, new VWAP()]
    return average.update(candle, false)
  }
}

/** Indicators that differ by more than rounding. */
function disagreeing(bars: Bars): string[] {
  return peers.flatMap(({ name, ours, theirs, from = 0 }) => {
    const feed = theirs()
    const answers = bars.c.map((close, i) => {
      const { t: openTime, o: open, h: high, l: low, v: volume } = barAt(bars, i)
      return feed({ openTime, open, high, low, close, volume }) ?? NaN
    })
    const difference = largestDifference(ours(bars).subarray(from), answers.subarray(from))
    return difference < 1e-9 ? [] : [`${name} by ${difference}`]
  })
}

test.each([1, 2, 3])('agrees with an independent library on synthetic candles %i', (seed) => {
  expect(disagreeing(syntheticBars(seed, 1000, '15m'))).toEqual([])
})

test('agrees with an independent library on recorded candles', (context) => {
  const recorded = realBars('15m') ?? context.skip(noRecordedCandles)
  expect(disagreeing(sliceBars(recorded, 0, 5000))).toEqual([])
})
