import { expect, test } from 'vitest'
import { counted, fallenTo } from './fall.ts'

const ends = { lossThreshold: 5, profitTarget: 15 }
const lines = [
  [0, 5, 15],
  [0, -5, -5],
  [0, 0, 1],
]

test('dots begin at nothing won or lost, and follow their starts', () => {
  expect(fallenTo(lines, ends, 0).map(({ at }) => at)).toEqual([0.25, 0.25, 0.25])
  expect(fallenTo(lines, ends, 0.25)[0]).toEqual({ at: 0.375, down: 0.25, end: 0 })
})

test('at last each lies at the end that it reached', () => {
  const last = fallenTo(lines, ends, 1)
  expect(last.map(({ end }) => end)).toEqual([1, -1, 0])
  expect(counted(last)).toEqual({ loss: 1, target: 1, between: 1 })
  expect(fallenTo(lines, ends, 2)).toEqual(last.map((dot) => ({ ...dot, down: 2 })))
})
