import { expect, test } from 'vitest'
import { rollingVwap, vwap } from './vwap.ts'

const hour = 3_600_000
const bars = {
  // 22:00 and 23:00 of one day, 0:00 and 1:00 of the next.
  t: Float64Array.of(22 * hour, 23 * hour, 24 * hour, 25 * hour),
  h: Float64Array.of(12, 22, 33, 9),
  l: Float64Array.of(6, 18, 27, 3),
  c: Float64Array.of(12, 20, 30, 6),
  v: Float64Array.of(1, 3, 2, 2),
}
// Typical prices: 10, 20, 30, 6.

test('weighs typical prices by volume, and begins anew with each UTC day', () => {
  expect([...vwap(bars)]).toEqual([10, (10 + 60) / 4, 30, (60 + 12) / 4])
})

test('the rolling average crosses midnight', () => {
  expect([...rollingVwap(bars, 2)]).toEqual([NaN, 17.5, (60 + 60) / 5, 18])
})

test('has no value while nothing was traded', () => {
  const quiet = { ...bars, v: Float64Array.of(0, 4, 0, 0) }
  expect([...vwap(quiet)]).toEqual([NaN, 20, NaN, NaN])
  expect([...rollingVwap(quiet, 2)]).toEqual([NaN, 20, 20, NaN])
})
