import { expect, test } from 'vitest'
import { ema } from './ema.ts'

test('moves half of the way to each value with period 3', () => {
  expect([...ema(Float64Array.of(8, 4, 2, 10), 3)]).toEqual([NaN, NaN, 4, 7])
})

test('starts at the first number when the series begins with NaN', () => {
  expect([...ema(Float64Array.of(NaN, NaN, 8, 4, 2), 2)]).toEqual([
    NaN,
    NaN,
    NaN,
    8 - (4 * 2) / 3,
    8 - (4 * 2) / 3 + (2 / 3) * (2 - (8 - (4 * 2) / 3)),
  ])
})
