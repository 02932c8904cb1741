/**
 * Wilder's smoothing, the average inside RSI, ATR and ADX: seeded with the mean of the first `period` values, then
 * `w[i] = w[i−1] + (x[i] − w[i−1]) / period`. NaN until warm; leading NaNs of the input are skipped.
 * J. Welles Wilder, New Concepts in Technical Trading Systems, 1978.
 */
export function wilder(values: Float64Array, period: number): Float64Array {
  const result = new Float64Array(values.length).fill(NaN)
  let average = 0
  let seen = 0
  for (const [index, value] of values.entries()) {
    if (Number.isNaN(value)) continue
    seen++
    average = seen <= period ? average + value / period : average + (value - average) / period
    if (seen >= period) result[index] = average
  }
  return result
}
