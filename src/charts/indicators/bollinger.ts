import { t } from '@lingui/core/macro'
import { createBollinger } from '../../../engine/signals/indicators/bollinger.ts'
import { adapt, closeOf, type Indicator } from './indicator.ts'

export const bollinger: Indicator = {
  lines: [
    {
      get name() {
        return t`BB upper`
      },
      draw: 'solid',
      colour: 'muted',
    },
    {
      get name() {
        return t`BB 20`
      },
      draw: 'dotted',
      colour: 'muted',
    },
    {
      get name() {
        return t`BB lower`
      },
      draw: 'solid',
      colour: 'muted',
    },
  ],
  isPrice: true,
  start: () =>
    adapt(createBollinger(20, 2), closeOf, ({ upper, middle, lower }) => [upper, middle, lower]),
}
