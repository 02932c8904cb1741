import { expect, test } from 'vitest'
import { sma } from './sma.ts'

test('is the mean of the last values, NaN before there are enough', () => {
  expect([...sma(Float64Array.of(2, 4, 9, 5), 3)]).toEqual([NaN, NaN, 5, 6])
})

test('has no value when the series is shorter than the period', () => {
  expect([...sma(Float64Array.of(1, 2), 3)]).toEqual([NaN, NaN])
})
