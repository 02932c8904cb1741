import { expect, test } from 'vitest'
import { atr } from './atr.ts'

const bars = {
  h: Float64Array.of(10, 14, 9),
  l: Float64Array.of(8, 11, 7),
  c: Float64Array.of(9, 12, 8),
}

test('counts the gap from the previous close into the range', () => {
  // 10−8; 14−9 (gap up); 12−7 (gap down).
  expect([...atr(bars, 1)]).toEqual([2, 5, 5])
})

test('is the mean of the first ranges, then smoothed', () => {
  expect([...atr(bars, 2)]).toEqual([NaN, 3.5, 4.25])
})
