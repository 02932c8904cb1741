// Computes the signal again from README.md with another library's indicators.
import { expect, test } from 'vitest'
import { ADX, ATR, BollingerBands, EMA, MACD, RSI, SMA } from 'trading-signals'
import { barAt, sliceBars } from './bars.ts'
import { minimumBars, signals } from './signal.ts'
import { noRecordedCandles, realBars } from '../testing/real-candles.ts'
import { syntheticBars } from '../testing/synthetic-bars.ts'
import type { Bar, Bars } from '../types.ts'

interface Opinion {
  score: number
  regime: string
}

function independentEngine(): (bar: Bar) => Opinion {
  const [fast, slow] = [new EMA(9), new EMA(21)]
  const [range, meanRange] = [new ATR(14), new SMA(50)]
  const convergence = new MACD(new EMA(12), new EMA(26), new EMA(9))
  const [strength, bands, directional] = [new RSI(14), new BollingerBands(20, 2), new ADX(14)]
  const slows: number[] = []
  return ({ h: high, l: low, c: close }) => {
    const bar = { high, low, close }
    slows.push(slow.update(close, false))
    const atr = range.update(bar, false)
    const mean = atr === null ? null : meanRange.update(atr, false)
    const spread = (fast.update(close, false) - (slows.at(-1) ?? NaN)) / (atr ?? NaN)
    const slope = ((slows.at(-1) ?? NaN) - (slows.at(-6) ?? NaN)) / (atr ?? NaN)
    const histogram = (convergence.update(close, false)?.histogram ?? NaN) / (atr ?? NaN)
    const rsi = strength.update(close, false) ?? NaN
    const band = bands.update(close, false)
    const reach = (close - (band?.middle ?? NaN)) / ((band?.upper ?? NaN) - (band?.middle ?? NaN))
    const adx = directional.update(bar, false) ?? NaN
    const [plus, minus] = [Number(directional.pdi), Number(directional.mdi)]
    const direction = (plus - minus) / (plus + minus)
    const trend = adx < 20 ? 0 : Math.sign(spread) + Math.sign(slope)
    const calm = { '2': 'trend_up', '-2': 'trend_down' }[trend] ?? 'range'
    const regime = (atr ?? NaN) / (mean ?? NaN) >= 1.6 ? 'volatile' : calm
    const votes = [
      [0.3, spread],
      [0.15, slope],
      [0.2, 3 * histogram],
      [0.15, (rsi - 50) / 20],
      [0.1, regime === 'range' ? -reach : reach],
      [0.1, 2 * direction * Math.min(adx / 25, 1)],
    ] as const
    const score = votes.reduce((sum, [weight, vote]) => sum + weight * fourPlaces(vote), 0)
    return { score, regime }
  }
}

function fourPlaces(vote: number): number {
  return Math.round(Math.min(Math.max(vote, -1), 1) * 1e4) / 1e4
}

/** Bars on which the two differ by more than rounding. */
function disagreements(bars: Bars): string[] {
  const think = independentEngine()
  return signals(bars).flatMap(({ score, regime }, i) => {
    const other = think(barAt(bars, i))
    if (i + 1 < minimumBars) return []
    const agrees = Math.abs(score - other.score) <= 1e-9 && regime === other.regime
    return agrees ? [] : [`${i}: ${score} ${regime}, not ${other.score} ${other.regime}`]
  })
}

test.each([1, 2, 3])('follows from the documented formulas on synthetic candles %i', (seed) => {
  expect(disagreements(syntheticBars(seed, 2000))).toEqual([])
})

test('follows from the documented formulas on recorded candles', (context) => {
  const minutes = realBars('1m') ?? context.skip(noRecordedCandles)
  const quarters = realBars('15m') ?? context.skip(noRecordedCandles)
  for (const bars of [minutes, quarters]) {
    expect(disagreements(sliceBars(bars, 0, 5000))).toEqual([])
  }
})
