import { expect, test } from 'vitest'
import { barsOf } from '../../testing/series.ts'
import { adx } from './adx.ts'

test('sees only one direction in a steady climb', () => {
  const rising = adx(barsOf([10, 12, 14, 16, 18, 20, 22, 24]), 3)
  expect(rising.adx.at(-1)).toBeCloseTo(100, 12)
  expect(rising.minus.at(-1)).toBe(0)
  // Each +DM is 2 and, after the first bar, each range is 3: from the previous close to the high.
  expect(rising.plus.at(2)).toBeCloseTo((100 * (0 + 2 + 2)) / (2 + 3 + 3), 12)
})

test('has no direction when a bar reaches equally far both ways', () => {
  const bars = {
    h: Float64Array.of(5, 6, 7, 8),
    l: Float64Array.of(5, 4, 3, 2),
    c: Float64Array.of(5, 5, 5, 5),
  }
  const { adx: strength, plus, minus } = adx(bars, 2)
  expect([plus.at(-1), minus.at(-1), strength.at(-1)]).toEqual([0, 0, 0])
})

test('is NaN until both averages are warm', () => {
  const { adx: strength, plus } = adx(
    barsOf(Array.from({ length: 40 }, (_, i) => 10 + (i % 5))),
    14,
  )
  expect(plus.findIndex((value) => !Number.isNaN(value))).toBe(13)
  expect(strength.findIndex((value) => !Number.isNaN(value))).toBe(26)
})
