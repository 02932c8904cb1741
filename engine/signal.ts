// From bars to an opinion. Only + − × ÷ and √ are used, so Node and every browser compute the same bits.
import type { Regime, SignalComponent } from '../contract/market.ts'
import type { Side } from '../contract/primitives.ts'
import { closeTime } from './bars.ts'
import type { Reading } from './reading.ts'
import { reader } from './reading.ts'
import { describe } from './signal-reason.ts'
import type { Bars, SignalValue } from './types.ts'

/** Fewer bars than this give no opinion: the slowest indicator (mean ATR) needs 13 + 50. */
export const minimumBars = 63

/**
 * With this many bars or more the score no longer depends on where the series starts: the exponential averages have
 * forgotten it. Whoever wants the same score as another process gives at least this many.
 */
export const settledBars = 250

/** Scores closer to zero than this have no side. */
export const deadBand = 0.05

/** Shares of the score; they sum to 1. */
export const weights = {
  trend: 0.3,
  slope: 0.15,
  macd: 0.2,
  rsi: 0.15,
  bollinger: 0.1,
  adx: 0.1,
} as const

/** Signal of the last bar. Flat with the reason 'not enough history' below `minimumBars`. */
export function signal(bars: Bars): SignalValue {
  return signals(bars, bars.t.length - 1)[0] ?? unknown(bars, -1)
}

/**
 * Signals of the bars `from` … last, ascending. Each is computed from its own bar and earlier ones only.
 */
export function signals(bars: Bars, from = 0): SignalValue[] {
  const read = reader(bars)
  const result: SignalValue[] = []
  for (let i = Math.max(from, 0); i < bars.t.length; i++) {
    result.push(i + 1 < minimumBars ? unknown(bars, i) : judge(bars, i, read(i)))
  }
  return result
}

function judge(bars: Bars, index: number, reading: Reading): SignalValue {
  const regime = regimeOf(reading)
  const components = componentsOf(reading, regime)
  const score = round(
    components.reduce((sum, { weight, vote }) => sum + weight * vote, 0),
    6,
  )
  return {
    interval: bars.interval,
    at: closeTime(bars, index),
    side: sideOf(score),
    score,
    regime,
    components,
    price: reading.close,
    reason: describe(reading),
  }
}

function sideOf(score: number): Side | 'flat' {
  if (score >= deadBand) return 'long'
  return score <= -deadBand ? 'short' : 'flat'
}

/** Turbulence first: in a burst of volatility the trend indicators lag. Then a trend needs ADX and both averages. */
function regimeOf({ turbulence, adx: strength, spread, slope }: Reading): Regime {
  if (turbulence >= 1.6) return 'volatile'
  if (strength >= 20 && spread > 0 && slope > 0) return 'trend_up'
  if (strength >= 20 && spread < 0 && slope < 0) return 'trend_down'
  return 'range'
}

function componentsOf(reading: Reading, regime: Regime): SignalComponent[] {
  const component = (name: keyof typeof weights, value: number, vote: number): SignalComponent => ({
    name,
    value: round(value, 6),
    weight: weights[name],
    vote: round(Math.min(Math.max(vote, -1), 1), 4),
  })
  return [
    component('trend', reading.spread, reading.spread),
    component('slope', reading.slope, reading.slope),
    component('macd', reading.histogram, reading.histogram * 3),
    component('rsi', reading.rsi, (reading.rsi - 50) / 20),
    // In a range prices come back from the bands, in a trend they ride them.
    component('bollinger', reading.band, regime === 'range' ? -reading.band : reading.band),
    component('adx', reading.adx, reading.direction * Math.min(reading.adx / 25, 1) * 2),
  ]
}

function unknown(bars: Bars, index: number): SignalValue {
  return {
    interval: bars.interval,
    at: closeTime(bars, index),
    side: 'flat',
    score: 0,
    regime: 'range',
    components: [],
    price: bars.c[index] ?? 0,
    reason: 'not enough history',
  }
}

function round(value: number, places: number): number {
  const scale = 10 ** places
  // `+ 0` turns −0 into 0.
  return Math.round(value * scale) / scale + 0
}
