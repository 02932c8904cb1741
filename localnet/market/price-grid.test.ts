import { expect, test } from 'vitest'
import { toGrid } from './price-grid.ts'

test.each([
  [65_432.6, 5, 65_433],
  [6_543.26, 5, 6_543.3],
  [654.326, 5, 654.3],
  [123_456.7, 5, 123_460],
  [99_999.6, 5, 100_000],
  [3_123.456, 4, 3_123.5],
  [145.6789, 2, 145.68],
  [9.99996, 2, 10],
  [1.354321, 0, 1.3543],
  [0.1654321, 0, 0.16543],
  [0.0123456, 0, 0.012346],
  [0.00000001, 0, 0.000001],
])('puts %d with %d size decimals on %d', (price, szDecimals, expected) => {
  expect(toGrid(price, szDecimals)).toBe(expected)
})
