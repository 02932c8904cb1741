import { expect, test } from 'vitest'
import { type TimedFill, openResult } from './open-result.ts'

const minute = 60_000
const fill = (at: number, price: number, size: number, isEntry: boolean): TimedFill => ({
  at,
  price,
  size,
  isEntry,
})
const candle = (number: number, low: number, high: number) => ({
  t: number * minute,
  T: (number + 1) * minute - 1,
  low,
  high,
})

test('finds the worst and the best of the candles between the fills', () => {
  const fills = [fill(minute / 2, 100, 2, true), fill(4.5 * minute, 104, 2, false)]
  const candles = [
    candle(0, 1, 1_000),
    candle(1, 95, 103),
    candle(2, 99, 110),
    candle(3, 101, 105),
    candle(4, 1, 1_000),
  ]
  expect(openResult('long', fills, candles)).toEqual({ worst: -10, best: 20 })
  expect(openResult('short', fills, candles)).toEqual({ worst: -20, best: 10 })
})

test('counts what a part has realised, and only what is still held', () => {
  const fills = [
    fill(1, 100, 2, true),
    fill(1.5 * minute, 110, 1, false),
    fill(5 * minute, 100, 1, false),
  ]
  const candles = [candle(2, 90, 105), candle(3, 99, 120)]
  // 10 realised, then −10 and +20 on the rest.
  expect(openResult('long', fills, candles)).toEqual({ worst: 0, best: 30 })
})

test('an addition moves the average', () => {
  const fills = [
    fill(1, 100, 1, true),
    fill(1.5 * minute, 80, 1, true),
    fill(5 * minute, 95, 2, false),
  ]
  expect(openResult('long', fills, [candle(2, 70, 92)])).toEqual({ worst: -40, best: 10 })
})

test('without candles knows what the fills say, and without fills nothing', () => {
  const fills = [fill(1, 100, 1, true), fill(2, 90, 1, false)]
  expect(openResult('long', fills, [])).toEqual({ worst: -10, best: 0 })
  expect(openResult('long', [], [])).toBeNull()
})
