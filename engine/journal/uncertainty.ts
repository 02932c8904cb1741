// The uncertainty of a mean: a bootstrap interval, the same on every machine. Efron & Tibshirani, An Introduction to
// the Bootstrap, 1993, ch. 13 (percentile interval).

type Values = readonly number[] | Float64Array

/** With fewer values no interval is given. */
export const fewest = 20

const resamples = 1_000
/**
 * With more values than this the mean is close enough to a normal distribution, and resampling is not worth its
 * cost.
 */
const mostResampled = 500

export interface Uncertain {
  mean: number
  /** The interval that contains 95 % of the means of resampled values; null below `fewest`. */
  low: number | null
  high: number | null
  n: number
}

/** Null without values. */
export function uncertainMean(values: Values): Uncertain | null {
  const n = values.length
  if (n === 0) return null
  const mean = sum(values) / n
  if (n < fewest) return { mean, low: null, high: null, n }
  const [low, high] = n > mostResampled ? normalInterval(values, mean) : bootstrap(values)
  return { mean, low, high, n }
}

function bootstrap(values: Values): [number, number] {
  const next = sequence(values.length)
  const means = new Float64Array(resamples)
  for (let i = 0; i < resamples; i++) {
    let total = 0
    for (let k = 0; k < values.length; k++) total += values[next()] ?? 0
    means[i] = total / values.length
  }
  means.sort()
  return [
    means[Math.floor(0.025 * resamples)] ?? NaN,
    means[Math.ceil(0.975 * resamples) - 1] ?? NaN,
  ]
}

function normalInterval(values: Values, mean: number): [number, number] {
  const n = values.length
  let squares = 0
  for (let i = 0; i < n; i++) squares += ((values[i] ?? 0) - mean) ** 2
  const reach = 1.959963985 * Math.sqrt(squares / (n - 1) / n)
  return [mean - reach, mean + reach]
}

/** Indices below `length` in a pseudo-random order that is always the same (xorshift32; Marsaglia, 2003). */
function sequence(length: number): () => number {
  let state = 2_463_534_242
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % length
  }
}

export function sum(values: Values): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i] ?? 0
  return total
}
