import { expect, test } from 'vitest'
import { reader } from './reading.ts'
import { minimumBars } from './signal.ts'
import { barsOf } from './testing/series.ts'
import { syntheticBars } from './testing/synthetic-bars.ts'

test('every indicator is warm at the minimum of bars, and not one bar sooner', () => {
  const read = reader(syntheticBars(5, 100))
  expect(Object.values(read(minimumBars - 1)).filter(Number.isNaN)).toEqual([])
  expect(read(minimumBars - 2).turbulence).toBeNaN()
})

test('distances are in units of the average range', () => {
  // A climb of 2 per bar with bars of ±1: every true range is 3, EMA 21 lags 20 behind and EMA 9 lags 8.
  const last = reader(barsOf(Array.from({ length: 400 }, (_, i) => 2 * i)))(399)
  expect(last.spread).toBeCloseTo((20 - 8) / 3, 6)
  expect(last.slope).toBeCloseTo((5 * 2) / 3, 6)
  expect(last.turbulence).toBeCloseTo(1, 9)
  expect([last.direction, last.rsi]).toEqual([1, 100])
})
