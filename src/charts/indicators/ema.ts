import { t } from '@lingui/core/macro'
import { createEma } from '../../../engine/signals/indicators/ema.ts'
import type { Indicator } from './indicator.ts'

export const ema: Indicator = {
  lines: [
    {
      get name() {
        return t`EMA 9`
      },
      draw: 'solid',
      colour: 'accent',
    },
    {
      get name() {
        return t`EMA 21`
      },
      draw: 'solid',
      colour: 'warn',
    },
  ],
  isPrice: true,
  start() {
    const [fast, slow] = [createEma(9), createEma(21)]
    return {
      next: ({ close }) => [fast.next(close), slow.next(close)],
      preview: ({ close }) => [fast.preview(close), slow.preview(close)],
    }
  },
}
