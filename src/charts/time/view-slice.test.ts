import { expect, test } from 'vitest'
import { ViewSlice } from './view-slice.ts'

test('holds the view and its width to either side', () => {
  const slice = new ViewSlice()
  expect(slice.choose(10_000, { from: 5000.5, to: 5300.5 })).toEqual({ from: 4700, to: 5601 })
  expect(slice.covers(10_000, { from: 4701, to: 5001 })).toBe(true)
  expect(slice.covers(10_000, { from: 4699, to: 4999 })).toBe(false)
  expect(slice.covers(10_000, { from: 5400, to: 5700 })).toBe(false)
  expect([slice.holds(4700), slice.holds(4699), slice.holds(9999)]).toEqual([true, false, false])
})

test('that reaches the last bar goes on with those that follow', () => {
  const slice = new ViewSlice()
  expect(slice.choose(1000, { from: 900, to: 1005 })).toEqual({ from: 700, to: 999 })
  expect(slice.holds(1000)).toBe(true)
  expect(slice.covers(1200, { from: 1000, to: 1205 })).toBe(true)
})

test('is content beyond the ends, where there are no bars', () => {
  const slice = new ViewSlice()
  slice.choose(100, { from: -50, to: 60 })
  expect(slice.covers(100, { from: -500, to: 500 })).toBe(true)
})

test('is everything while nothing is known of the view', () => {
  expect(new ViewSlice().choose(5000, null)).toEqual({ from: 0, to: 4999 })
})
