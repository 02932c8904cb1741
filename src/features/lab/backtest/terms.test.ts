import { expect, test } from 'vitest'
import { intervals } from '../../../../contract/market/market.ts'
import { beginOf, fittingRange, rangesFor } from './terms.ts'

test('every interval has ranges, and a range that it does not have becomes the nearest', () => {
  for (const interval of intervals) expect(rangesFor(interval).length).toBeGreaterThan(1)
  expect(fittingRange('1y', '1h')).toBe('1y')
  expect(fittingRange('1y', '1m')).toBe('1m')
  expect(fittingRange('1w', '1d')).toBe('6m')
})

test('a range begins at midnight, so that it stays the same for a day', () => {
  const noon = Date.UTC(2026, 5, 10, 12)
  expect(beginOf('1w', noon)).toBe(Date.UTC(2026, 5, 3))
  expect(beginOf('1w', noon + 3_600_000)).toBe(beginOf('1w', noon))
})
