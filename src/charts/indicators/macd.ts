import { createMacd } from '../../../engine/signals/indicators/macd.ts'
import { adapt, closeOf, type Indicator } from './indicator.ts'

export const macd: Indicator = {
  title: 'MACD 12 26 9',
  lines: [
    { name: 'Hist', draw: 'histogram', colour: 'gain' },
    { name: 'MACD', draw: 'solid', colour: 'accent' },
    { name: 'Signal', draw: 'solid', colour: 'warn' },
  ],
  isPrice: true,
  start: () =>
    adapt(createMacd(12, 26, 9), closeOf, ({ macd: line, signal, histogram }) => [
      histogram,
      line,
      signal,
    ]),
}
