import { expect, test } from 'vitest'
import { freshnessOf } from './freshness.ts'

test.each([
  [0, 'fresh'],
  [5_000, 'fresh'],
  [5_001, 'slow'],
  [15_000, 'slow'],
  [15_001, 'stale'],
])('a price %i ms old is %s', (age, expected) => {
  expect(freshnessOf(100_000 - age, 0, 100_000)).toBe(expected)
})

test('waits for the first price as long as an old one would be trusted, then calls it stale', () => {
  expect(freshnessOf(null, 100_000, 110_000)).toBe('waiting')
  expect(freshnessOf(null, 100_000, 116_000)).toBe('stale')
})
