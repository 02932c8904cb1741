import { beforeEach, expect, test } from 'vitest'
import { writeSessionDefaults } from '../../../../lib/kept/session-defaults.ts'
import { forgetForm, keepForm, readKeptForm, type FormValues } from './kept-form.ts'

const values: FormValues = {
  quick: { budget: '250', profitTarget: '12', lossThreshold: '', maxPositions: '2' },
  advance: {
    amount: '300',
    executionStrategy: 'Degen',
    strategyDuration: '3D',
    maxWalletBudget: false,
  },
}
const search = (text = '') => new URLSearchParams(text)

beforeEach(() => {
  forgetForm()
  writeSessionDefaults(null)
})

test('what was typed is there again, whatever market or tab the address names', () => {
  keepForm('0x1', search('symbol=BTC'), values)
  expect(readKeptForm('0x1', search('symbol=ETH&kind=advance'))).toEqual(values)
  forgetForm()
  expect(readKeptForm('0x1', search())).toBeNull()
})

test('another account, a link to settings, and new defaults start afresh', () => {
  keepForm('0x1', search(), values)
  expect(readKeptForm('0x2', search())).toBeNull()
  expect(readKeptForm('0x1', search('budget=500'))).toBeNull()
  writeSessionDefaults(values.quick)
  expect(readKeptForm('0x1', search())).toBeNull()
})
