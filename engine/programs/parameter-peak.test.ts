import { expect, test } from 'vitest'
import { standsAlone } from './parameter-peak.ts'

test.each([
  ['a peak', [5], [0, 1, 10, 1, 0], 2, true],
  ['a hill', [5], [2, 7, 10, 8, 1], 2, false],
  ['a peak at the edge', [3], [10, 1, 9], 0, true],
  ['a peak in two dimensions', [3, 3], [1, 2, 1, 2, 10, 2, 1, 2, 1], 4, true],
  ['a ridge, whose sides fall', [3, 3], [1, 9, 1, 8, 10, 8, 1, 9, 1], 4, true],
  ['a plateau', [3, 3], [8, 9, 8, 9, 10, 9, 8, 9, 8], 4, false],
  ['a cell at the edge of two axes', [2, 3], [9, 9, 0, 9, 10, 0], 4, false],
  ['all that lose', [3], [-9, -1, -9], 1, false],
  ['the only cell', [1, 1], [10], 0, false],
])('%s', (_, sizes, results, best, expected) => {
  expect(standsAlone(sizes, results, best)).toBe(expected)
})
