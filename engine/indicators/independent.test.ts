// The same indicators by an independent implementation, fed one candle at a time.
import { expect, test } from 'vitest'
import { ADX, ATR, BollingerBands, EMA, MACD, RSI, SMA } from 'trading-signals'
import { sliceBars } from '../bars.ts'
import { noRecordedCandles, realBars } from '../testing/real-candles.ts'
import { largestDifference } from '../testing/series.ts'
import { syntheticBars } from '../testing/synthetic-bars.ts'
import type { Bars } from '../types.ts'
import { adx } from './adx.ts'
import { atr } from './atr.ts'
import { bollinger } from './bollinger.ts'
import { ema } from './ema.ts'
import { macd } from './macd.ts'
import { rsi } from './rsi.ts'
import { sma } from './sma.ts'

interface Bar {
  high: number
  low: number
  close: number
}

/** What `feed` answers for each bar, NaN where it has no answer yet. */
function each(bars: Bars, feed: (bar: Bar) => number | null): Float64Array {
  return bars.c.map(
    (close, i) => feed({ high: bars.h[i] ?? NaN, low: bars.l[i] ?? NaN, close }) ?? NaN,
  )
}

/** The largest relative difference of each indicator. */
function differences(bars: Bars): Record<string, number> {
  const average = new SMA(20)
  const exponential = new EMA(21)
  const strength = new RSI(14)
  const bands = new BollingerBands(20, 2)
  const convergence = new MACD(new EMA(12), new EMA(26), new EMA(9))
  const range = new ATR(14)
  const directional = new ADX(14)
  const exponentials = each(bars, ({ close }) => exponential.update(close, false))
  const upper = each(bars, ({ close }) => bands.update(close, false)?.upper ?? null)
  const histogram = each(bars, ({ close }) => convergence.update(close, false)?.histogram ?? null)
  return {
    sma: largestDifference(
      sma(bars.c, 20),
      each(bars, ({ close }) => average.update(close, false)),
    ),
    // The library answers before the average is warm; so does its MACD before the signal line is.
    ema: largestDifference(ema(bars.c, 21).subarray(20), exponentials.subarray(20)),
    macd: largestDifference(macd(bars.c, 12, 26, 9).histogram.subarray(33), histogram.subarray(33)),
    rsi: largestDifference(
      rsi(bars.c, 14),
      each(bars, ({ close }) => strength.update(close, false)),
    ),
    bollinger: largestDifference(bollinger(bars.c, 20, 2).upper, upper),
    atr: largestDifference(
      atr(bars, 14),
      each(bars, (bar) => range.update(bar, false)),
    ),
    adx: largestDifference(
      adx(bars, 14).adx,
      each(bars, (bar) => directional.update(bar, false)),
    ),
  }
}

/** Indicators that differ by more than rounding. */
function disagreeing(bars: Bars): string[] {
  return Object.entries(differences(bars)).flatMap(([indicator, difference]) =>
    difference < 1e-9 ? [] : [`${indicator} by ${difference}`],
  )
}

test.each([1, 2, 3])('agrees with an independent library on synthetic candles %i', (seed) => {
  expect(disagreeing(syntheticBars(seed, 1000))).toEqual([])
})

test('agrees with an independent library on recorded candles', (context) => {
  const recorded = realBars('15m') ?? context.skip(noRecordedCandles)
  expect(disagreeing(sliceBars(recorded, 0, 5000))).toEqual([])
})
