import { expect, test } from 'vitest'
import { quickFormDefaults, readQuickForm } from './quick-form.ts'

const read = (change: Partial<typeof quickFormDefaults>, free: string | null = '1000') =>
  readQuickForm({ ...quickFormDefaults, ...change }, free)

test('the prefilled form is a valid contract', () => {
  expect(read({})).toEqual({
    contract: { budget: '100', profitTarget: 10, lossThreshold: 5, maxPositions: 3 },
    errors: {},
  })
})

test('reads amounts as people type them', () => {
  expect(read({ budget: '$1,000.50' }, '5000').contract?.budget).toBe('1000.50')
})

test('what nobody writes between thousands are decimals, and a whole number may have zeros behind', () => {
  const form = read({ profitTarget: '0,500', lossThreshold: '2,5 %', maxPositions: '1.0' })
  expect(form.contract).toMatchObject({
    profitTarget: 0.5,
    lossThreshold: 2.5,
    maxPositions: 1,
  })
})

test.each([
  [{ budget: '9.99' }, { budget: 'At least $10' }],
  [{ budget: '' }, { budget: 'Enter an amount in dollars' }],
  [{ budget: '10.0000001' }, { budget: 'USDC has at most 6 decimals' }],
  [{ profitTarget: '501' }, { profitTarget: 'More than 0%, at most 500%' }],
  [{ profitTarget: '0' }, { profitTarget: 'More than 0%, at most 500%' }],
  [{ lossThreshold: '100.1' }, { lossThreshold: 'More than 0%, at most 100%' }],
  [{ maxPositions: '0' }, { maxPositions: 'A whole number from 1 to 10' }],
  [{ maxPositions: '11' }, { maxPositions: 'A whole number from 1 to 10' }],
  [{ maxPositions: '2.5' }, { maxPositions: 'A whole number from 1 to 10' }],
  [{ budget: '-50' }, { budget: 'Must be more than 0' }],
  [{ budget: '1e2' }, { budget: '“e” is not understood. Write it like 1000 or 12.50' }],
  [{ budget: '12,500' }, { budget: '“12,500” can be read in two ways. Which one do you mean?' }],
  [
    { lossThreshold: '1,000' },
    { lossThreshold: '“1,000” can be read in two ways. Which one do you mean?' },
  ],
])('refuses %o and says why at the field', (change, errors) => {
  expect(read(change)).toEqual({ contract: null, errors })
})

test('keeps the plan in sight when the budget is more than is free', () => {
  const form = read({ budget: '100' }, '99.5')
  expect(form.contract).not.toBeNull()
  expect(form.errors).toEqual({ budget: 'More than the $99.50 that is free' })
})
