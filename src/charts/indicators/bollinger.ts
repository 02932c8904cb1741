import { createBollinger } from '../../../engine/signals/indicators/bollinger.ts'
import { adapt, closeOf, type Indicator } from './indicator.ts'

export const bollinger: Indicator = {
  lines: [
    { name: 'BB upper', draw: 'solid', colour: 'muted' },
    { name: 'BB 20', draw: 'dotted', colour: 'muted' },
    { name: 'BB lower', draw: 'solid', colour: 'muted' },
  ],
  isPrice: true,
  start: () =>
    adapt(createBollinger(20, 2), closeOf, ({ upper, middle, lower }) => [upper, middle, lower]),
}
