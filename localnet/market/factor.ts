// A factor is the hourly movement of the whole market or of one asset: regimes with or without a trend, volatility
// that clusters on two time scales, fat-tailed returns. Hours are computed in sequence from the genesis; a century
// is under a million of them.
import { bits, lower, normals, quantileTable, uniform, upper, volatilityFactors } from './draws.ts'

interface Regime {
  /** Trend in standard deviations per hour. */
  drift: number
  /** Factor on the volatility. */
  volatility: number
  /** Share of the distance to the regime's starting level that is undone per hour. */
  pull: number
  shortestHours: number
  longestHours: number
  weight: number
}

const range: Regime = {
  drift: 0,
  volatility: 0.85,
  pull: 0.04,
  shortestHours: 18,
  longestHours: 110,
  weight: 0.3,
}
/** Chosen so that drift × volatility × duration × weight sums to zero: no factor rises or falls for ever. */
const regimes: readonly Regime[] = [
  range,
  { drift: 0.22, volatility: 0.95, pull: 0, shortestHours: 10, longestHours: 96, weight: 0.25 },
  { drift: -0.275, volatility: 1.15, pull: 0, shortestHours: 8, longestHours: 72, weight: 0.22 },
  { drift: 0, volatility: 0.55, pull: 0.03, shortestHours: 12, longestHours: 72, weight: 0.15 },
  { drift: -0.04, volatility: 1.9, pull: 0, shortestHours: 4, longestHours: 26, weight: 0.08 },
]

const SLOW_MEMORY = 1 - 1 / (15 * 24)
const FAST_MEMORY = 0.93
const JUMP_PROBABILITY = 1 / 700

const slowSteps = quantileTable((p) => 0.023 * Math.log(p / (1 - p)) * 0.55)
const tails = volatilityFactors(0.35)

export interface FactorHour {
  /** Standardised: about unit variance, in addition to the regime's drift. */
  value: number
  /** Around 1. */
  volatility: number
}

/** Computes a stream hour by hour; each call returns the next hour, beginning with hour 0. */
export function walkFactor(stream: number): () => FactorHour {
  const hour = { value: 0, volatility: 1 }
  let position = 0
  let regime = range
  let hoursLeft = 0
  let travelled = 0
  let slow = 0
  let fast = 0

  return () => {
    const at = position * 4
    if (hoursLeft === 0) {
      regime = pickRegime(uniform(stream, at))
      const span = regime.longestHours - regime.shortestHours
      hoursLeft = regime.shortestHours + Math.floor(uniform(stream, at + 1) * (span + 1))
      travelled = 0
    }
    const shape = bits(stream, at + 2)
    const shock = upper(normals, shape) * lower(tails, shape) + jump(stream, at + 3)
    hour.value = regime.drift - regime.pull * travelled + shock
    hour.volatility = regime.volatility * Math.exp(slow + fast)

    travelled += hour.value
    hoursLeft -= 1
    const steps = bits(stream ^ 0x5bd1e995, position)
    slow = SLOW_MEMORY * slow + upper(slowSteps, steps)
    // A large move makes the next hours more volatile.
    fast =
      FAST_MEMORY * fast +
      0.1 * lower(normals, steps) +
      0.06 * (Math.min(Math.abs(shock), 5) - 0.77)
    position += 1
    return hour
  }
}

function pickRegime(probability: number): Regime {
  let rest = probability
  for (const regime of regimes) {
    rest -= regime.weight
    if (rest < 0) return regime
  }
  return range
}

/** Rarely, a move of several standard deviations at once. */
function jump(stream: number, position: number): number {
  const draw = uniform(stream, position)
  if (draw > JUMP_PROBABILITY) return 0
  const size = draw / JUMP_PROBABILITY
  return (size < 0.5 ? -1 : 1) * (3 + 8 * Math.abs(size - 0.5))
}
