import { wilder } from './wilder.ts'

/**
 * Relative strength index, 0…100: `100 × gain / (gain + loss)` of Wilder's averages of the rises and the falls of the
 * close. 100 without any fall, 50 without any movement. NaN before index `period`.
 */
export function rsi(closes: Float64Array, period: number): Float64Array {
  const gains = new Float64Array(closes.length).fill(NaN)
  const losses = new Float64Array(closes.length).fill(NaN)
  for (let i = 1; i < closes.length; i++) {
    const change = (closes[i] ?? NaN) - (closes[i - 1] ?? NaN)
    gains[i] = Math.max(change, 0)
    losses[i] = Math.max(-change, 0)
  }
  const averageLoss = wilder(losses, period)
  return wilder(gains, period).map((gain, i) => {
    const loss = averageLoss[i] ?? NaN
    return gain + loss === 0 ? 50 : (100 * gain) / (gain + loss)
  })
}
