import type { Bars } from '../../types.ts'
import type { AtrState, Range } from './atr.ts'
import { atrFold, rangesOf } from './atr.ts'
import type { AverageState } from './ema.ts'
import type { Accumulator, Fold } from './windows/fold.ts'
import { accumulate, scan } from './windows/fold.ts'
import { wilderFold } from './windows/wilder.ts'

export interface Adx<Value = Float64Array> {
  /** 0…100: the strength of a trend in either direction. */
  adx: Value
  /** +DI and −DI, 0…100. */
  plus: Value
  minus: Value
}

/**
 * Average directional index. A bar that reaches further up than down (and beyond the previous high) has +DM = that
 * reach, one that reaches further down has −DM; a tie has neither, and so has the first bar.
 * `±DI = 100 × W(±DM) / ATR`, `DX = 100 × |+DI − −DI| / (+DI + −DI)`, `ADX = W(DX)`, W being Wilder's average; a
 * quotient with nothing below the line is 0. The DIs are NaN before `period − 1`, ADX before `2 × period − 2`.
 */
export function adx(bars: Pick<Bars, 'h' | 'l' | 'c'>, period: number): Adx {
  const length = bars.h.length
  const strength = new Float64Array(length)
  const plus = new Float64Array(length)
  const minus = new Float64Array(length)
  scan(adxFold(period), length, rangesOf(bars), (value, i) => {
    strength[i] = value.adx
    plus[i] = value.plus
    minus[i] = value.minus
  })
  return { adx: strength, plus, minus }
}

/** `adx`, one bar at a time. */
export function createAdx(period: number): Accumulator<Range, Adx<number>> {
  return accumulate(adxFold(period))
}

export interface AdxState {
  /** The latest bar; null before the first. */
  bar: Range | null
  range: AtrState
  up: AverageState
  down: AverageState
  plus: number
  minus: number
  strength: AverageState
}

export function adxFold(period: number): Fold<Range, AdxState, Adx<number>> {
  const average = wilderFold(period)
  const averageRange = atrFold(period)
  return {
    start: {
      bar: null,
      range: averageRange.start,
      up: average.start,
      down: average.start,
      plus: NaN,
      minus: NaN,
      strength: average.start,
    },
    step(state, bar) {
      const rise = state.bar === null ? 0 : bar.h - state.bar.h
      const fall = state.bar === null ? 0 : state.bar.l - bar.l
      const range = averageRange.step(state.range, bar)
      const up = average.step(state.up, rise > fall && rise > 0 ? rise : 0)
      const down = average.step(state.down, fall > rise && fall > 0 ? fall : 0)
      const unit = averageRange.value(range)
      const plus = percentOf(average.value(up), unit)
      const minus = percentOf(average.value(down), unit)
      const direction = percentOf(Math.abs(plus - minus), plus + minus)
      const strength = average.step(state.strength, direction)
      return { bar, range, up, down, plus, minus, strength }
    },
    value: ({ plus, minus, strength }) => ({ adx: average.value(strength), plus, minus }),
  }
}

function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole
}
