import type { AdxState } from './indicators/adx.ts'
import { adxFold } from './indicators/adx.ts'
import type { AtrState } from './indicators/atr.ts'
import { atrFold } from './indicators/atr.ts'
import { bollingerFold } from './indicators/bollinger.ts'
import type { AverageState } from './indicators/ema.ts'
import { emaFold } from './indicators/ema.ts'
import type { Fold } from './indicators/windows/fold.ts'
import type { MacdState } from './indicators/macd.ts'
import { macdFold } from './indicators/macd.ts'
import type { MomentsState } from './indicators/windows/moments.ts'
import type { RsiState } from './indicators/rsi.ts'
import { rsiFold } from './indicators/rsi.ts'
import { smaFold } from './indicators/sma.ts'
import type { Bar } from '../types.ts'

/** The indicators' values at one bar, in their own units. */
export interface Reading {
  close: number
  /** (EMA 9 − EMA 21) ÷ ATR. */
  spread: number
  /** Change of EMA 21 over five bars ÷ ATR. */
  slope: number
  /** MACD histogram ÷ ATR. */
  histogram: number
  rsi: number
  /** Distance from the middle band in half-widths: ±1 is on a band. */
  band: number
  adx: number
  /** (+DI − −DI) ÷ (+DI + −DI), −1…1. */
  direction: number
  /** ATR ÷ its mean of 50 bars. */
  turbulence: number
}

export interface ReadingState {
  close: number
  fast: AverageState
  slow: AverageState
  /** EMA 21 of this bar and the five before it, oldest first; NaN where there was none. */
  slowest: readonly number[]
  range: AtrState
  meanRange: MomentsState
  convergence: MacdState
  strength: RsiState
  bands: MomentsState
  directional: AdxState
}

const slopeBars = 5

const fast = emaFold(9)
const slow = emaFold(21)
const range = atrFold(14)
const meanRange = smaFold(50)
const convergence = macdFold(12, 26, 9)
const strength = rsiFold(14)
const bands = bollingerFold(20, 2)
const directional = adxFold(14)

/** All indicators of the signal. NaN where one does not have enough input yet. */
export const readingFold: Fold<Bar, ReadingState, Reading> = {
  start: {
    close: NaN,
    fast: fast.start,
    slow: slow.start,
    slowest: Array.from({ length: slopeBars + 1 }, () => NaN),
    range: range.start,
    meanRange: meanRange.start,
    convergence: convergence.start,
    strength: strength.start,
    bands: bands.start,
    directional: directional.start,
  },
  step(state, bar) {
    const slowNow = slow.step(state.slow, bar.c)
    const rangeNow = range.step(state.range, bar)
    return {
      close: bar.c,
      fast: fast.step(state.fast, bar.c),
      slow: slowNow,
      slowest: [...state.slowest.slice(1), slow.value(slowNow)],
      range: rangeNow,
      meanRange: meanRange.step(state.meanRange, range.value(rangeNow)),
      convergence: convergence.step(state.convergence, bar.c),
      strength: strength.step(state.strength, bar.c),
      bands: bands.step(state.bands, bar.c),
      directional: directional.step(state.directional, bar),
    }
  },
  value(state) {
    const unit = range.value(state.range)
    const slowNow = slow.value(state.slow)
    const { middle, upper } = bands.value(state.bands)
    const { adx, plus, minus } = directional.value(state.directional)
    return {
      close: state.close,
      spread: ratio(fast.value(state.fast) - slowNow, unit),
      slope: ratio(slowNow - (state.slowest[0] ?? NaN), unit),
      histogram: ratio(convergence.value(state.convergence).histogram, unit),
      rsi: strength.value(state.strength),
      band: ratio(state.close - middle, upper - middle),
      adx,
      direction: ratio(plus - minus, plus + minus),
      turbulence: ratio(unit, meanRange.value(state.meanRange)),
    }
  },
}

/** 0 when nothing moved: a flat market gives no direction. */
function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
