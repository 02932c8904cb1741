import { createRsi } from '../../../engine/signals/indicators/rsi.ts'
import { adapt, closeOf, type Indicator } from './indicator.ts'

export const rsi: Indicator = {
  title: 'RSI 14',
  lines: [{ name: 'RSI', draw: 'solid', colour: 'accent' }],
  scale: { low: 10, high: 90, levels: [30, 70] },
  isPrice: false,
  start: () => adapt(createRsi(14), closeOf, (value) => [value]),
}
