import { t } from '@lingui/core/macro'
import { createRsi } from '../../../engine/signals/indicators/rsi.ts'
import { adapt, closeOf, type Indicator } from './indicator.ts'

export const rsi: Indicator = {
  get title() {
    return t`RSI 14`
  },
  lines: [
    {
      get name() {
        return t`RSI`
      },
      draw: 'solid',
      colour: 'accent',
    },
  ],
  scale: { low: 10, high: 90, levels: [30, 70] },
  isPrice: false,
  start: () => adapt(createRsi(14), closeOf, (value) => [value]),
}
