import { expect, test } from 'vitest'
import { comparePlot } from './compare-plot.ts'

const box = { width: 100, height: 50 }
const day = 86_400_000

test('curves with other balances and times are compared in percent, on one time scale', () => {
  const plot = comparePlot(
    [
      { id: 'a', start: 1_000, from: 0, points: [[10 * day, 1_100]] },
      { id: 'b', start: 50, from: 5 * day, points: [[10 * day, 45]] },
    ],
    box,
  )
  expect(plot?.paths.map(({ id, end }) => [id, Math.round(end)])).toEqual([
    ['a', 10],
    ['b', -10],
  ])
  expect(plot?.lines.map(({ percent }) => percent)).toEqual([-10, -5, 0, 5, 10])
  expect(plot?.paths.map(({ d }) => d)).toEqual(['M0 25L100 0', 'M50 25L100 50'])
  expect([plot?.from, plot?.to]).toEqual([0, 10 * day])
})

test('a curve that never moves has a scale, and none without a point', () => {
  const flat = comparePlot([{ id: 'a', start: 10, from: 0, points: [[day, 10]] }], box)
  expect(flat?.paths[0]?.d).not.toContain('NaN')
  expect(comparePlot([{ id: 'a', start: 10, from: 0, points: [] }], box)).toBeNull()
})
