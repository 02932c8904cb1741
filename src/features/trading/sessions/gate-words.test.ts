import { expect, test } from 'vitest'
import { gateProgress, gateWords } from './gate-words.ts'

test.each([
  ['+0.05', '0.1', 0.5],
  ['−0.08', '0.1', 0.8],
  ['20', '10', 1],
  ['3.20', '12.80', 0.25],
  ['12 s', '60 s', 0.2],
])('%s of %s is that far on the way', (actual, required, share) => {
  expect(gateProgress({ actual, required })).toBeCloseTo(share)
})

test.each([
  ['stopped', 'running'],
  ['3 open', 'fewer than 3'],
  ['90 s', '2 min'],
  ['0.5', '0'],
])('%s of %s is no distance', (actual, required) => {
  expect(gateProgress({ actual, required })).toBeNull()
})

test('a gate of a newer server keeps its name', () => {
  expect(gateWords('max_positions')).toBe('A position is free')
  expect(gateWords('new_moon')).toBe('new moon')
})
