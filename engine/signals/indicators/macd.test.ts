import { expect, test } from 'vitest'
import { macd } from './macd.ts'

test('is the gap between two averages, with the average of that gap beside it', () => {
  // EMA(1) is the series; EMA(3) of 8 4 2 10 is 8 6 4 7; the gap from index 2 on is −2, 3; its EMA(1) is itself.
  const { macd: line, signal, histogram } = macd(Float64Array.of(8, 4, 2, 10), 1, 3, 1)
  expect([...line]).toEqual([NaN, NaN, -2, 3])
  expect([...signal]).toEqual([NaN, NaN, -2, 3])
  expect([...histogram]).toEqual([NaN, NaN, 0, 0])
})

test('warms up for the slow period and then for the signal period', () => {
  const { macd: line, histogram } = macd(new Float64Array(40).fill(5), 12, 26, 9)
  expect(line.findIndex((value) => !Number.isNaN(value))).toBe(25)
  expect(histogram.findIndex((value) => !Number.isNaN(value))).toBe(33)
})
