import { expect, test } from 'vitest'
import { createEma } from '../ema.ts'
import { createSma } from '../sma.ts'
import { createAtr } from '../atr.ts'

test('a preview is what the next value would be, and leaves no trace', () => {
  const average = createSma(2)
  average.next(4)
  expect([average.preview(8), average.preview(10), average.next(6)]).toEqual([6, 7, 5])
  expect(average.next(10)).toBe(8)
})

test.each([0, -1, 2.5, NaN, Infinity])('refuses the period %d', (period) => {
  for (const create of [createEma, createSma, createAtr]) {
    expect(() => create(period)).toThrow(RangeError)
  }
})
