import { t } from '@lingui/core/macro'
import { createMacd } from '../../../engine/signals/indicators/macd.ts'
import { adapt, closeOf, type Indicator } from './indicator.ts'

export const macd: Indicator = {
  get title() {
    return t`MACD 12 26 9`
  },
  lines: [
    {
      get name() {
        return t`Hist`
      },
      draw: 'histogram',
      colour: 'gain',
    },
    {
      get name() {
        return t`MACD`
      },
      draw: 'solid',
      colour: 'accent',
    },
    {
      get name() {
        return t`Signal`
      },
      draw: 'solid',
      colour: 'warn',
    },
  ],
  isPrice: true,
  start: () =>
    adapt(createMacd(12, 26, 9), closeOf, ({ macd: line, signal, histogram }) => [
      histogram,
      line,
      signal,
    ]),
}
