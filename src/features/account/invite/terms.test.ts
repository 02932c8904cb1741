import { expect, test } from 'vitest'
import {
  claimBlockedBy,
  cohortSteps,
  exampleReward,
  missingForClaim,
  percentOf,
  rateAfter,
  shownClaimable,
} from './terms.ts'

test.each([
  ['0.0001', 30, '3'],
  ['0.0001', 3.25, '0.325'],
  ['0.0005', 7.5, '3.75'],
  ['0', 30, '0'],
])('of 100,000 USDC at a fee of %s, %d%% is %s USDC', (fee, rate, reward) => {
  expect(exampleReward(fee, rate)).toBe(reward)
})

test.each([
  ['0', 0],
  ['9999.99', 99],
  ['10000', 100],
  ['52100', 100],
])('%s of 10,000 is %d%%', (volume, percent) => {
  expect(percentOf(volume, '10000')).toBe(percent)
})

test('shows never more than can be claimed', () => {
  expect(shownClaimable('1.999998')).toBe('1.99')
  expect(shownClaimable('2')).toBe('2')
})

test('a claim starts at 2 USDC, and what is missing is never told too small', () => {
  expect(claimBlockedBy('1.999999')).toBe('below-minimum')
  expect(claimBlockedBy('2')).toBeUndefined()
  expect(missingForClaim('1.999999')).toBe('0.01')
  expect(missingForClaim('0.5')).toBe('1.5')
})

test('each year gives what the year before announced', () => {
  expect([1, 2, 3, 4].map(rateAfter)).toEqual([15, 7.5, 3.25, 3.25])
})

test('the last step has no end', () => {
  expect(cohortSteps.map(({ rate }) => rate)).toEqual([30, 15, 7.5, 3.25])
  expect(cohortSteps.filter(({ isLast }) => isLast)).toEqual([
    { year: 4, rate: 3.25, isLast: true },
  ])
})
