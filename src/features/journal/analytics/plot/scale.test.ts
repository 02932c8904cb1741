import { expect, test } from 'vitest'
import { linearScale, niceTicks } from './scale.ts'

test('ticks are round and hold all values', () => {
  expect(niceTicks(-37, 92)).toEqual([-50, 0, 50, 100])
  expect(niceTicks(0, 0.31)).toEqual([0, 0.1, 0.2, 0.3, 0.4])
  expect(niceTicks(0, 1)).toEqual([0, 0.25, 0.5, 0.75, 1])
})

test('a single value has a scale that begins or ends at zero', () => {
  expect(niceTicks(8, 8)).toEqual([0, 2, 4, 6, 8])
  expect(niceTicks(-8, -8)).toEqual([-8, -6, -4, -2, 0])
  expect(niceTicks(0, 0).at(-1)).toBe(1)
})

test('a y axis grows upward', () => {
  const scale = linearScale(0, 100, 200, 0)
  expect(scale(0)).toBe(200)
  expect(scale(100)).toBe(0)
  expect(scale(25)).toBe(150)
})
