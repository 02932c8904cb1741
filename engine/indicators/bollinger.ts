import { sma } from './sma.ts'

export interface Bollinger {
  lower: Float64Array
  middle: Float64Array
  upper: Float64Array
}

/** Bollinger bands: SMA(period) ± `deviations` × the population standard deviation of the same window. NaN until warm. */
export function bollinger(closes: Float64Array, period: number, deviations: number): Bollinger {
  const middle = sma(closes, period)
  const spread = middle.map((mean, i) => {
    if (Number.isNaN(mean)) return NaN
    let squares = 0
    for (const close of closes.subarray(i + 1 - period, i + 1)) squares += (close - mean) ** 2
    return deviations * Math.sqrt(squares / period)
  })
  return {
    lower: middle.map((mean, i) => mean - (spread[i] ?? NaN)),
    middle,
    upper: middle.map((mean, i) => mean + (spread[i] ?? NaN)),
  }
}
