import { expect, test } from 'vitest'
import { affordableAge } from './affordable-age.ts'

const price = { weight: 20, aMinute: 10 }
const counting = (limit: number) => ({
  weight: () => ({ limit, used: 0, left: limit, waiting: 0, refusals: 0, turnedAway: 0 }),
})

test('an answer may be as old as its share of the weight makes it', () => {
  expect(affordableAge(counting(1_200), price, 5_000)).toBe(120_000)
  expect(affordableAge(counting(600), price, 5_000)).toBe(240_000)
})

test('where weight is plenty, or not counted, it is as fresh as is useful', () => {
  expect(affordableAge(counting(1_000_000), price, 5_000)).toBe(5_000)
  expect(affordableAge({ weight: () => null }, price, 5_000)).toBe(5_000)
})
