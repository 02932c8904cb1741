/**
 * Simple moving average: the mean of the last `period` values. NaN until `period` values were seen.
 * Each window is summed afresh: a running sum would drift, and would make a value depend on where the series starts.
 */
export function sma(values: Float64Array, period: number): Float64Array {
  const result = new Float64Array(values.length).fill(NaN)
  for (let end = period; end <= values.length; end++) {
    let sum = 0
    for (const value of values.subarray(end - period, end)) sum += value
    result[end - 1] = sum / period
  }
  return result
}
