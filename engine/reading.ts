import { adx } from './indicators/adx.ts'
import { atr } from './indicators/atr.ts'
import { bollinger } from './indicators/bollinger.ts'
import { ema } from './indicators/ema.ts'
import { macd } from './indicators/macd.ts'
import { rsi } from './indicators/rsi.ts'
import { sma } from './indicators/sma.ts'
import type { Bars } from './types.ts'

/** The indicators at one bar, in their own units. */
export interface Reading {
  close: number
  fast: number
  slow: number
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

/** Computes every indicator once, then reads them at any bar. NaN where an indicator is not warm. */
export function reader(bars: Bars): (index: number) => Reading {
  const fast = ema(bars.c, 9)
  const slow = ema(bars.c, 21)
  const range = atr(bars, 14)
  const meanRange = sma(range, 50)
  const { histogram } = macd(bars.c, 12, 26, 9)
  const strength = rsi(bars.c, 14)
  const { middle, upper } = bollinger(bars.c, 20, 2)
  const directional = adx(bars, 14)
  return (i) => {
    const at = (series: Float64Array, back = 0): number => series[i - back] ?? NaN
    const unit = at(range)
    const [plus, minus] = [at(directional.plus), at(directional.minus)]
    return {
      close: at(bars.c),
      fast: at(fast),
      slow: at(slow),
      spread: ratio(at(fast) - at(slow), unit),
      slope: ratio(at(slow) - at(slow, 5), unit),
      histogram: ratio(at(histogram), unit),
      rsi: at(strength),
      band: ratio(at(bars.c) - at(middle), at(upper) - at(middle)),
      adx: at(directional.adx),
      direction: ratio(plus - minus, plus + minus),
      turbulence: ratio(unit, at(meanRange)),
    }
  }
}

/** 0 where nothing moved: a flat market has no opinion. */
function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
