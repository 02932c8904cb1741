import { expect, test } from 'vitest'
import { barsOf } from '../../testing/series.ts'
import { stochastic } from './stochastic.ts'

const bars = {
  h: Float64Array.of(10, 12, 14, 13, 15),
  l: Float64Array.of(8, 9, 10, 11, 12),
  c: Float64Array.of(9, 11, 13, 12, 14),
}

test('says where the close lies between the extremes of the period', () => {
  // Of three bars: (13−8)/(14−8), (12−9)/(14−9), (14−10)/(15−10).
  const { k } = stochastic(bars, 3, 1, 1)
  expect([k[0], k[1]]).toEqual([NaN, NaN])
  expect(k[2]).toBeCloseTo(500 / 6, 10)
  expect(k[3]).toBeCloseTo(60, 10)
  expect(k[4]).toBeCloseTo(80, 10)
})

test('slows %K by one average and has %D as an average of that', () => {
  // Raw %K from index 1 on: (11−8)/4, (13−9)/5, (12−10)/4, (14−11)/4 = 75 80 50 75; slowed 77.5 65 62.5.
  const { k, d } = stochastic(bars, 2, 2, 2)
  expect([...k]).toEqual([NaN, NaN, 77.5, 65, 62.5])
  expect([...d]).toEqual([NaN, NaN, NaN, 71.25, 63.75])
})

test('is in the middle when nothing moved', () => {
  const { k, d } = stochastic(barsOf([7, 7, 7, 7], 0), 2, 2, 2)
  expect([k.at(-1), d.at(-1)]).toEqual([50, 50])
})
