import { expect, test } from 'vitest'
import { advanceDraft, quickDraft } from '../../draft.ts'
import { isUnproven, verdictOf } from './expectation.ts'

test.each([
  [-1, { low: -2, high: -0.1 }, 'loses'],
  [-1, { low: -2, high: 0.1 }, 'may_lose'],
  [-1, null, 'may_lose'],
  [1, null, 'unsure'],
  [1, { low: -0.1, high: 2 }, 'even'],
  [1, { low: 0.1, high: 2 }, 'earned'],
] as const)('of a mean of %f within %o says %s', (mean, interval, verdict) => {
  expect(verdictOf(mean, interval)).toBe(verdict)
})

test('advises against what never beat its costs for certain', () => {
  const quick = quickDraft({ budget: '100', profitTarget: 10, lossThreshold: 5, maxPositions: 3 })
  const choice = { amount: '100', executionStrategy: 'Degen', maxWalletBudget: false } as const
  const lasting = (strategyDuration: '7D' | '30D') =>
    advanceDraft({ ...choice, strategyDuration }, '100')
  expect(isUnproven(quick)).toBe(true)
  expect(isUnproven(lasting('7D'))).toBe(true)
  expect(isUnproven(lasting('30D'))).toBe(false)
  const program = { programId: 1, interval: '1h' } as const
  expect(isUnproven({ ...quick, program: { ...program, params: {} } })).toBe(false)
})
