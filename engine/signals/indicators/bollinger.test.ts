import { expect, test } from 'vitest'
import { bollinger } from './bollinger.ts'

test('lies the population deviation around the mean', () => {
  // Mean 5 and deviation 2 of the textbook series.
  const closes = Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9)
  const { lower, middle, upper } = bollinger(closes, 8, 2)
  expect([lower.at(-1), middle.at(-1), upper.at(-1)]).toEqual([1, 5, 9])
  expect([lower.at(-2), middle.at(-2), upper.at(-2)]).toEqual([NaN, NaN, NaN])
})

test('collapses on a price that stands still', () => {
  const { lower, upper } = bollinger(new Float64Array(5).fill(0.1), 5, 2)
  expect(upper.at(-1)).toBeCloseTo(0.1, 12)
  expect(lower.at(-1)).toBeCloseTo(0.1, 12)
})
