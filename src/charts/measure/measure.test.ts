import { expect, test } from 'vitest'
import type { Candle } from '../../../contract/market/market.ts'
import { toBars } from '../chart-data.ts'
import { measure, measureWords } from './measure.ts'

const minute = 60_000
const start = 1_700_000_040_000
const bars = toBars(
  Array.from({ length: 30 }, (_, index): Candle => {
    const t = start + index * minute
    return { t, T: t + minute - 1, o: '100', h: '101', l: '99', c: '100', v: '1', n: 1 }
  }),
)
const at = (index: number): number => (start + index * minute) / 1000

test('tells the difference in price, percent, bars and time', () => {
  const found = measure(bars, { time: at(2), price: 200 }, { time: at(16), price: 205 })
  expect(found).toMatchObject({ change: 5, changePct: 2.5, bars: 14, durationMs: 14 * minute })
  expect(measureWords(found, 1)).toBe('+5.0 (+2.50%), 14 bars, 14 m')
})

test('measures downwards and into the past with signs', () => {
  const found = measure(bars, { time: at(3), price: 200 }, { time: at(2), price: 150 })
  expect(measureWords(found, 2)).toBe('−50.00 (−25.00%), 1 bar back, 1 m')
})

test('does not divide by a price of zero', () => {
  expect(measure(bars, { time: at(0), price: 0 }, { time: at(1), price: 1 }).changePct).toBe(0)
})
