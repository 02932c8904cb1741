import { expect, test } from 'vitest'
import { startBody } from './draft.ts'
import { type FormValues, presetDraft, presetText, readForm } from './session-form.ts'

const hour = 3_600_000
const values: FormValues = {
  preset: 'Aggressive',
  horizon: '7D',
  maxWalletBudget: false,
  text: { budget: '100', ...presetText('Aggressive', '7D') },
}
const changed = (
  change: Partial<FormValues['text']>,
  preset: FormValues['preset'] = 'Aggressive',
) => ({
  ...values,
  preset,
  text: { ...values.text, ...change },
})

test('a preset and a horizon make the contract, and the request names nothing else', () => {
  const { draft, errors } = readForm(values, false, '500')
  expect(errors).toEqual({})
  expect(draft).toMatchObject({
    contract: { budget: '100', profitTarget: 12, lossThreshold: 6, maxPositions: 1 },
    bounds: { leverage: { max: 8 } },
    strategy: { intervals: ['1h', '4h'], entryThreshold: 0.25 },
    durationMs: 168 * hour,
  })
  const documented = {
    amount: '100',
    executionStrategy: 'Aggressive',
    strategyDuration: '7D',
    maxWalletBudget: false,
    assetIndex: 3,
  }
  expect(draft && startBody(draft, 3)).toEqual(documented)
  // The same numbers, in the custom form.
  const custom = readForm(values, true, '500').draft
  expect(custom && startBody(custom, 3)).toEqual(documented)
})

test('a loss limit and a time are set together, and only what is changed is sent', () => {
  const { draft } = readForm(
    changed({ lossThreshold: '2,5', time: '8', unit: 'hours' }),
    true,
    null,
  )
  expect(draft).toMatchObject({
    contract: { profitTarget: 12, lossThreshold: 2.5 },
    durationMs: 8 * hour,
  })
  expect(draft && startBody(draft, 3)).toMatchObject({ lossThreshold: 2.5, durationMs: 8 * hour })
  expect(draft && startBody(draft, 3)).not.toHaveProperty('profitTarget')
  const quick = readForm(changed({ time: '0.5', unit: 'days' }, 'quick'), true, null).draft
  expect(quick && startBody(quick, 0)).toEqual({
    budget: '100',
    profitTarget: 12,
    lossThreshold: 6,
    maxPositions: 1,
    durationMs: 12 * hour,
    assetIndex: 0,
  })
})

test('numbers of one’s own count in the custom form only', () => {
  const own = changed({ lossThreshold: 'nonsense' })
  expect(readForm(own, true, null)).toMatchObject({ draft: null, errors: {} })
  expect(readForm(own, true, null).errors.lossThreshold).toBeDefined()
  expect(readForm(own, false, null)).toMatchObject({ errors: {} })
})

test('a quick session may have no end time, a horizon must have one', () => {
  expect(readForm(changed({ time: '' }, 'quick'), true, null).draft?.durationMs).toBeNull()
  expect(readForm(changed({ time: '' }), true, null)).toEqual({
    draft: null,
    errors: { time: 'Enter a time' },
  })
  for (const time of ['0.2', '9000', '-1']) {
    const { draft, errors } = readForm(changed({ time, unit: 'hours' }, 'quick'), true, null)
    expect(draft).toBeNull()
    expect(errors.time).toBeDefined()
  }
})

test('with the whole wallet the budget is what is free, and the amount the least', () => {
  const whole = { ...values, maxWalletBudget: true }
  expect(readForm(whole, false, '512.34').draft).toMatchObject({
    contract: { budget: '512.34' },
    choice: { amount: '100' },
  })
  const poor = readForm(whole, false, '99')
  expect(poor.draft?.contract.budget).toBe('100')
  expect(poor.errors.budget).toBe('More than the $99.00 that is free')
  expect(readForm(whole, false, null).draft?.contract.budget).toBe('100')
})

test('a preset’s own session is that of its choice', () => {
  expect(presetDraft('Degen', '1D', '50')).toMatchObject({
    contract: { budget: '50', profitTarget: 15, lossThreshold: 6 },
    choice: { own: {} },
  })
  expect(presetDraft('quick', '1D', '50')).toMatchObject({ choice: null, durationMs: null })
})
