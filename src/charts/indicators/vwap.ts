import { t } from '@lingui/core/macro'
import type { Accumulator } from '../../../engine/signals/indicators/windows/fold.ts'
import { createVwap } from '../../../engine/signals/indicators/vwap.ts'
import type { Bar } from '../chart-data.ts'
import type { Indicator } from './indicator.ts'

const daySeconds = 86_400

/**
 * Of the UTC day. A day whose beginning is not loaded has no value, because the average of its rest would be a
 * different number.
 */
export const vwap: Indicator = {
  lines: [
    {
      get name() {
        return t`VWAP`
      },
      draw: 'solid',
      colour: 'text',
      width: 2,
    },
  ],
  isPrice: true,
  start() {
    const inner = createVwap()
    let partialDay: number | undefined
    const said = (bar: Bar, value: number): readonly number[] => {
      partialDay ??= bar.time % daySeconds === 0 ? -1 : dayOf(bar)
      return [dayOf(bar) === partialDay ? NaN : value]
    }
    const accumulator: Accumulator<Bar, readonly number[]> = {
      next: (bar) => said(bar, inner.next(traded(bar))),
      preview: (bar) => said(bar, inner.preview(traded(bar))),
    }
    return accumulator
  },
}

function dayOf(bar: Bar): number {
  return Math.floor(bar.time / daySeconds)
}

function traded({ time, high, low, close, volume }: Bar) {
  return { t: time * 1000, h: high, l: low, c: close, v: volume }
}
