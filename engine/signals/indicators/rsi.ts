import type { AverageState } from './ema.ts'
import type { Accumulator, Fold } from './windows/fold.ts'
import { accumulate, scanColumn } from './windows/fold.ts'
import { wilderFold } from './windows/wilder.ts'

/**
 * Relative strength index, 0…100: `100 × gain / (gain + loss)` of Wilder's averages of the rises and the falls of the
 * close. 100 without any fall, 50 without any movement. NaN before index `period`.
 */
export function rsi(closes: Float64Array, period: number): Float64Array {
  return scanColumn(rsiFold(period), closes.length, (i) => closes[i] ?? NaN)
}

/** `rsi`, one close at a time. */
export function createRsi(period: number): Accumulator<number, number> {
  return accumulate(rsiFold(period))
}

export interface RsiState {
  /** NaN before the first bar, which has no change. */
  close: number
  gain: AverageState
  loss: AverageState
}

export function rsiFold(period: number): Fold<number, RsiState, number> {
  const average = wilderFold(period)
  return {
    start: { close: NaN, gain: average.start, loss: average.start },
    step(state, close) {
      const change = close - state.close
      return {
        close,
        gain: average.step(state.gain, Math.max(change, 0)),
        loss: average.step(state.loss, Math.max(-change, 0)),
      }
    },
    value(state) {
      const gain = average.value(state.gain)
      const loss = average.value(state.loss)
      return gain + loss === 0 ? 50 : (100 * gain) / (gain + loss)
    },
  }
}
