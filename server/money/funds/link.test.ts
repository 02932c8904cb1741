import { expect, test } from 'vitest'
import { nonceInMs } from './link.ts'

test.each([
  ['milliseconds', 1_790_000_000_123],
  ['microseconds', 1_790_000_000_123_000],
  ['microseconds of their own', 1_790_000_000_123_456],
])('a nonce that is told in %s is the one that was signed', (_unit, told) => {
  expect(nonceInMs(told)).toBe(1_790_000_000_123)
})

test('a nonce in nanoseconds is the one that was signed, whichever way the number was rounded', () => {
  for (let nonce = 1_796_004_201_000; nonce < 1_796_004_202_000; nonce++) {
    expect(nonceInMs(nonce * 1_000_000)).toBe(nonce)
  }
})
