import { expect, it } from 'vitest'
import { mostNeeded } from './most-needed.ts'

const need = (userId: string, rank: number) => ({ userId, rank })

it('puts open positions before running sessions, and those before open pages', () => {
  const needs = [need('waits', 1), need('holds', 2)]
  expect(mostNeeded(needs, ['looks'], [])).toEqual(['holds', 'waits', 'looks'])
})

it('counts the most pressing of several mandates', () => {
  expect(mostNeeded([need('a', 1), need('b', 1), need('b', 2)], [], [])).toEqual(['b', 'a'])
})

it('prefers among equals who has a page open, then who has a stream already', () => {
  const needs = [need('a', 2), need('b', 2), need('c', 2)]
  expect(mostNeeded(needs, ['c'], ['b'])).toEqual(['c', 'b', 'a'])
  // An open page does not take the place of an open position.
  expect(mostNeeded([need('a', 2), need('b', 1)], ['b'], ['b'])).toEqual(['a', 'b'])
})
