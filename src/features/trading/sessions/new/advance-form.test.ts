import { expect, test } from 'vitest'
import { readAdvanceForm, type AdvanceFormValues } from './advance-form.ts'

const values: AdvanceFormValues = {
  amount: '100',
  executionStrategy: 'Aggressive',
  strategyDuration: '7D',
  maxWalletBudget: false,
}

test('a preset and a horizon make the contract', () => {
  const { draft, errors } = readAdvanceForm(values, '500')
  expect(errors).toEqual({})
  expect(draft).toMatchObject({
    contract: { budget: '100', profitTarget: 12, lossThreshold: 6, maxPositions: 1 },
    bounds: { leverage: { max: 8 } },
    strategy: { intervals: ['1h', '4h'], entryThreshold: 0.25 },
    durationMs: 7 * 86_400_000,
  })
})

test('with the whole wallet the budget is what is free, and the amount the least', () => {
  const whole = { ...values, maxWalletBudget: true }
  expect(readAdvanceForm(whole, '512.34').draft).toMatchObject({
    contract: { budget: '512.34' },
    choice: { amount: '100' },
  })
  const poor = readAdvanceForm(whole, '99')
  expect(poor.draft?.contract.budget).toBe('100')
  expect(poor.errors.amount).toBe('More than the $99.00 that is free')
  expect(readAdvanceForm(whole, null).draft?.contract.budget).toBe('100')
})

test('an amount that cannot be read leaves no draft and says why', () => {
  expect(readAdvanceForm({ ...values, amount: '9' }, null)).toEqual({
    draft: null,
    errors: { amount: 'At least $10' },
  })
})
