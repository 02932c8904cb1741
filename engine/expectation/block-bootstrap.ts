// The interval of a mean whose values overlap in time: whole blocks of neighbours are drawn, never single values.
// Politis & Romano, A circular block-resampling procedure for stationary data, 1992.
import { randomNumbers } from '../random-numbers.ts'

export interface MeanInterval {
  mean: number
  /** 95 % of the resampled means lie between these; null with fewer than three blocks, which say nothing. */
  low: number | null
  high: number | null
}

const resamples = 1_000
const fewestBlocks = 3

/** `values` in the order of time; `block`: how many neighbours share a stretch of history. Null without values. */
export function blockBootstrap(values: readonly number[], block: number): MeanInterval | null {
  const n = values.length
  if (n === 0) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const length = Math.max(1, Math.min(n, Math.ceil(block)))
  if (n / length < fewestBlocks) return { mean, low: null, high: null }
  const next = randomNumbers(n)
  const means = Array.from({ length: resamples }, () => resampled(values, length, next))
  means.sort((a, b) => a - b)
  return {
    mean,
    low: means[Math.floor(0.025 * resamples)] ?? NaN,
    high: means[Math.ceil(0.975 * resamples) - 1] ?? NaN,
  }
}

function resampled(values: readonly number[], block: number, next: () => number): number {
  const n = values.length
  let total = 0
  for (let drawn = 0; drawn < n;) {
    const from = Math.floor(next() * n)
    for (let i = 0; i < block && drawn < n; i++, drawn++) total += values[(from + i) % n] ?? 0
  }
  return total / n
}
