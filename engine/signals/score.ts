// Computes a score from indicator values, by the formulas of README.md, "Signal".
import type { Regime, SignalComponent } from '../../contract/market/market.ts'
import type { Side } from '../../contract/primitives.ts'
import type { Reading } from './reading.ts'
import type { SignalValue } from '../types.ts'

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

/** Score −1…1 with its components. */
export function judge(
  reading: Reading,
): Pick<SignalValue, 'side' | 'score' | 'regime' | 'components'> {
  const regime = regimeOf(reading)
  const components = componentsOf(reading, regime)
  const score = round(
    components.reduce((sum, { weight, vote }) => sum + weight * vote, 0),
    6,
  )
  return { side: sideOf(score), score, regime, components }
}

function sideOf(score: number): Side | 'flat' {
  if (score >= deadBand) return 'long'
  return score <= -deadBand ? 'short' : 'flat'
}

/** Turbulence first: trend indicators lag in a burst of volatility. A trend requires ADX and both averages. */
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
    // In a range prices return from the bands; in a trend they move along them.
    component('bollinger', reading.band, regime === 'range' ? -reading.band : reading.band),
    component('adx', reading.adx, reading.direction * Math.min(reading.adx / 25, 1) * 2),
  ]
}

function round(value: number, places: number): number {
  const scale = 10 ** places
  // `+ 0` turns −0 into 0.
  return Math.round(value * scale) / scale + 0
}
