import { expect, test } from 'vitest'
import { rsi } from './rsi.ts'

test('compares average gain with average loss', () => {
  // Changes +2 −1 +3, period 2: averages gain 1 loss 0.5, then gain 2 loss 0.25.
  const [first, second, third, fourth] = rsi(Float64Array.of(10, 12, 11, 14), 2)
  expect([first, second]).toEqual([NaN, NaN])
  expect(third).toBeCloseTo(100 / 1.5, 12)
  expect(fourth).toBeCloseTo(200 / 2.25, 12)
})

test('is 100 when the price only rose, 0 when it only fell, 50 when it stood still', () => {
  expect(rsi(Float64Array.of(1, 2, 3, 4), 3).at(-1)).toBe(100)
  expect(rsi(Float64Array.of(4, 3, 2, 1), 3).at(-1)).toBe(0)
  expect(rsi(Float64Array.of(4, 4, 4, 4), 3).at(-1)).toBe(50)
})
