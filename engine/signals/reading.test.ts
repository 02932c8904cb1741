import { expect, test } from 'vitest'
import { barAt, sliceBars } from './bars.ts'
import { scan } from './indicators/windows/fold.ts'
import type { Reading } from './reading.ts'
import { readingFold } from './reading.ts'
import { minimumBars } from './signal.ts'
import { barsOf } from '../testing/series.ts'
import { syntheticBars } from '../testing/synthetic-bars.ts'
import type { Bars } from '../types.ts'

function lastReading(bars: Bars): Reading | undefined {
  let last: Reading | undefined
  scan(
    readingFold,
    bars.t.length,
    (i) => barAt(bars, i),
    (reading) => {
      last = reading
    },
  )
  return last
}

test('every indicator is warm at the minimum of bars, and not one bar sooner', () => {
  const bars = syntheticBars(5, minimumBars)
  expect(Object.values(lastReading(bars) ?? {}).filter(Number.isNaN)).toEqual([])
  expect(lastReading(sliceBars(bars, 0, -1))?.turbulence).toBeNaN()
})

test('distances are in units of the average range', () => {
  // A climb of 2 per bar with bars of ±1: every true range is 3, EMA 21 lags 20 behind and EMA 9 lags 8.
  const last = lastReading(barsOf(Array.from({ length: 400 }, (_, i) => 2 * i)))
  expect(last?.spread).toBeCloseTo((20 - 8) / 3, 6)
  expect(last?.slope).toBeCloseTo((5 * 2) / 3, 6)
  expect(last?.turbulence).toBeCloseTo(1, 9)
  expect([last?.direction, last?.rsi]).toEqual([1, 100])
})
