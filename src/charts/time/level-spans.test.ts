import { expect, test } from 'vitest'
import { barTime, type Bar } from '../chart-data.ts'
import { placeSpans, type LevelSpan } from './level-spans.ts'

const bars: Bar[] = [0, 60, 120].map((seconds) => ({
  time: barTime(seconds),
  open: 1,
  high: 1,
  low: 1,
  close: 1,
  volume: 0,
}))
const span = (price: string, from: number, until: number): LevelSpan => ({
  id: 'stop',
  kind: 'stop_loss',
  price,
  from: from * 1000,
  until: until * 1000,
})

test('a level is placed by its time within a bar, and cut where the bars begin and end', () => {
  const placed = placeSpans(bars, [span('95', -500, 30), span('96', 90, 5_000)])
  expect(placed.map(({ left, right }) => [left, right])).toEqual([
    [-0.5, 0],
    [1, 2.5],
  ])
  expect(placeSpans(bars, [span('95', -90, -30), span('96', 500, 600)])).toEqual([])
  expect(placeSpans([], [span('95', 0, 30)])).toEqual([])
})

test('a level that moved tells from where, one that was taken away and set again does not', () => {
  const moved = placeSpans(bars, [span('95', 0, 30), span('97', 30, 60), span('97', 60, 90)])
  expect(moved.map(({ cameFrom }) => cameFrom)).toEqual([null, '95', null])
  const apart = placeSpans(bars, [span('95', 0, 30), span('97', 60, 90)])
  expect(apart.map(({ cameFrom }) => cameFrom)).toEqual([null, null])
  const others = placeSpans(bars, [span('95', 0, 30), { ...span('120', 30, 60), id: 'target' }])
  expect(others.map(({ cameFrom }) => cameFrom)).toEqual([null, null])
})
