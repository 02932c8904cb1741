import { expect, test } from 'vitest'
import { gridOf, splitOf } from './sweep-grid.ts'

test('every combination once, values ascending, the last axis first', () => {
  expect(gridOf({ slow: [20, 10, 20], fast: [3, 2] })).toEqual({
    names: ['slow', 'fast'],
    sizes: [2, 2],
    choices: [
      { slow: 10, fast: 2 },
      { slow: 10, fast: 3 },
      { slow: 20, fast: 2 },
      { slow: 20, fast: 3 },
    ],
  })
})

test('the second half begins with a bar, and is not the shorter one', () => {
  const hour = 3_600_000
  expect(splitOf({ from: 0, to: 5 * hour, interval: '1h' })).toBe(2 * hour)
  expect(splitOf({ from: 0, to: 8 * hour, interval: '4h' })).toBe(4 * hour)
})
