import type { Bars } from '../types.ts'
import { trueRange } from './atr.ts'
import { wilder } from './wilder.ts'

export interface Adx {
  /** 0…100: how directional the market is, whichever way. */
  adx: Float64Array
  /** +DI and −DI, 0…100. */
  plus: Float64Array
  minus: Float64Array
}

/**
 * Average directional index. A bar that reaches further up than down (and beyond the previous high) has +DM = that
 * reach, one that reaches further down has −DM; a tie has neither, and so has the first bar.
 * `±DI = 100 × W(±DM) / W(TR)`, `DX = 100 × |+DI − −DI| / (+DI + −DI)`, `ADX = W(DX)`, W being Wilder's average.
 * The DIs are NaN before `period − 1`, ADX before `2 × period − 2`.
 */
export function adx(bars: Pick<Bars, 'h' | 'l' | 'c'>, period: number): Adx {
  const up = new Float64Array(bars.h.length)
  const down = new Float64Array(bars.h.length)
  for (let i = 1; i < bars.h.length; i++) {
    const rise = (bars.h[i] ?? NaN) - (bars.h[i - 1] ?? NaN)
    const fall = (bars.l[i - 1] ?? NaN) - (bars.l[i] ?? NaN)
    if (rise > fall && rise > 0) up[i] = rise
    if (fall > rise && fall > 0) down[i] = fall
  }
  const range = wilder(trueRange(bars), period)
  const share = (moves: Float64Array): Float64Array =>
    wilder(moves, period).map((move, i) => percentOf(move, range[i] ?? NaN))
  const plus = share(up)
  const minus = share(down)
  const dx = plus.map((p, i) => {
    const m = minus[i] ?? NaN
    return percentOf(Math.abs(p - m), p + m)
  })
  return { adx: wilder(dx, period), plus, minus }
}

function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole
}
