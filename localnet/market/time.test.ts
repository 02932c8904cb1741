import { expect, test } from 'vitest'
import { candleOpen, nextCandleOpen } from './time.ts'

test.each([
  ['15m', '2026-11-21T14:03:17Z', '2026-11-21T14:00:00Z', '2026-11-21T14:15:00Z'],
  ['4h', '2026-11-21T15:59:59Z', '2026-11-21T12:00:00Z', '2026-11-21T16:00:00Z'],
  ['1d', '2026-11-21T00:00:00Z', '2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z'],
  ['1w', '2026-11-22T23:00:00Z', '2026-11-16T00:00:00Z', '2026-11-23T00:00:00Z'],
  ['1M', '2026-12-31T23:59:59Z', '2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z'],
] as const)('the %s candle of %s opens at %s and ends at %s', (interval, at, open, next) => {
  const opened = candleOpen(interval, Date.parse(at))
  expect(new Date(opened)).toEqual(new Date(open))
  expect(new Date(nextCandleOpen(interval, opened))).toEqual(new Date(next))
})
