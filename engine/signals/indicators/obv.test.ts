import { expect, test } from 'vitest'
import { obv } from './obv.ts'

test('adds the volume of rises, subtracts that of falls and leaves out the rest', () => {
  const bars = { c: Float64Array.of(10, 11, 11, 9, 12), v: Float64Array.of(5, 7, 100, 3, 2) }
  // The first bar has no change: 0; +7; unchanged; −3; +2.
  expect([...obv(bars)]).toEqual([0, 7, 7, 4, 6])
})
