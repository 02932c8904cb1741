import { expect, it } from 'vitest'
import { highestLeverageFor, marginTerms } from './margin-tiers.ts'

const market = {
  maxLeverage: 10,
  marginTiers: [
    { lowerBound: '3000000', maxLeverage: 5 },
    { lowerBound: '10000000', maxLeverage: 3 },
  ],
}

it('asks more of larger positions, and never jumps', () => {
  expect(marginTerms(market, '2999999')).toEqual({ maxLeverage: 10, rate: '0.05', deduction: '0' })
  const second = marginTerms(market, '3000000')
  expect(second).toEqual({ maxLeverage: 5, rate: '0.1', deduction: '150000' })
  const third = marginTerms(market, '10000000')
  const [before, after] = [second, third].map(
    ({ rate, deduction }) => 10_000_000 * Number(rate) - Number(deduction),
  )
  expect(after).toBeCloseTo(before ?? 0, 3)
  expect(third.maxLeverage).toBe(3)
})

it('finds the leverage that keeps a margin in a tier that allows it', () => {
  expect(highestLeverageFor(market, '1000')).toBe(10)
  expect(highestLeverageFor(market, '299999')).toBe(10)
  expect(highestLeverageFor(market, '400000')).toBe(7)
  expect(highestLeverageFor(market, '1000000')).toBe(5)
  expect(highestLeverageFor(market, '9000000')).toBe(3)
  expect(highestLeverageFor({ maxLeverage: 40 }, '9000000')).toBe(40)
})
