/**
 * Exponential moving average: `e[i] = e[i−1] + 2/(period+1) × (x[i] − e[i−1])`, seeded with the first value.
 * NaN before index `period − 1`. Leading NaNs of the input are skipped, so averages can be stacked.
 */
export function ema(values: Float64Array, period: number): Float64Array {
  const result = new Float64Array(values.length).fill(NaN)
  const weight = 2 / (period + 1)
  let average = NaN
  let seen = 0
  for (const [index, value] of values.entries()) {
    if (Number.isNaN(value)) continue
    average = seen === 0 ? value : average + weight * (value - average)
    seen++
    if (seen >= period) result[index] = average
  }
  return result
}
