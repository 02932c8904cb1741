import type { UTCTimestamp } from 'lightweight-charts'
import { expect, test } from 'vitest'
import type { Bar } from '../chart-data.ts'
import { placeOf, timeAt } from './time-places.ts'

const bars = [600, 660, 720].map((time): Bar => ({
  // The library brands the number.
  time: time as UTCTimestamp,
  open: 1,
  high: 1,
  low: 1,
  close: 1,
  volume: 1,
}))

test.each([
  [600, 0],
  [690, 1.5],
  [720, 2],
  [900, 5],
  [540, -1],
])('the time %d lies at bar %d', (time, place) => {
  expect(placeOf(bars, time)).toBe(place)
})

test.each([
  [0.4, 600],
  [1.6, 720],
  [4, 840],
  [-2, 480],
])('bar %d opens at %d', (place, time) => {
  expect(timeAt(bars, place)).toBe(time)
})

test('without bars nothing has a place', () => {
  expect(placeOf([], 600)).toBe(0)
  expect(timeAt([], 3)).toBe(0)
})
