import { expect, test } from 'vitest'
import { nonceInMs } from './link.ts'

test.each([
  ['milliseconds', 1_790_000_000_123],
  ['microseconds', 1_790_000_000_123_000],
  ['microseconds of their own', 1_790_000_000_123_456],
])('a nonce that is told in %s is the one that was signed', (_unit, told) => {
  expect(nonceInMs(told)).toBe(1_790_000_000_123)
})
