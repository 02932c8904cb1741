import { expect, test } from 'vitest'
import { blockBootstrap } from './block-bootstrap.ts'
import { randomNumbers } from '../random-numbers.ts'

const next = randomNumbers(1)
const independent = Array.from({ length: 400 }, () => next() - 0.5)

test('contains the mean, and is the same each time', () => {
  const found = blockBootstrap(independent, 1)
  expect(found?.low).toBeLessThan(found?.mean ?? NaN)
  expect(found?.high).toBeGreaterThan(found?.mean ?? NaN)
  expect(blockBootstrap(independent, 1)).toEqual(found)
})

test('is about as wide as the normal interval of independent values', () => {
  const { low, high } = blockBootstrap(independent, 1) ?? {}
  const normal = (2 * 1.96 * Math.sqrt(1 / 12)) / Math.sqrt(400)
  expect((high ?? NaN) - (low ?? NaN)).toBeGreaterThan(0.85 * normal)
  expect((high ?? NaN) - (low ?? NaN)).toBeLessThan(1.15 * normal)
})

test('does not take copies of a value for more evidence', () => {
  const copied = independent
    .slice(0, 40)
    .flatMap((value) => Array.from({ length: 10 }, () => value))
  const width = (block: number) => {
    const { low, high } = blockBootstrap(copied, block) ?? {}
    return (high ?? NaN) - (low ?? NaN)
  }
  expect(width(10)).toBeGreaterThan(2.5 * width(1))
})

test('says nothing of fewer than three blocks, and of no values', () => {
  expect(blockBootstrap(independent, 150)).toMatchObject({ low: null, high: null })
  expect(blockBootstrap([], 1)).toBeNull()
})
