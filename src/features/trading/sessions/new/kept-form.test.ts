import { beforeEach, expect, test } from 'vitest'
import { writeSessionDefaults } from '../../../../lib/kept/session-defaults.ts'
import { forgetForm, keepForm, readKeptForm } from './kept-form.ts'
import type { FormValues } from './session-form.ts'

const numbers = { budget: '250', profitTarget: '12', lossThreshold: '', maxPositions: '2' }
const values: FormValues = {
  preset: 'Degen',
  horizon: '3D',
  maxWalletBudget: false,
  text: { ...numbers, time: '8', unit: 'hours' },
}
const search = (text = '') => new URLSearchParams(text)

beforeEach(() => {
  forgetForm()
  writeSessionDefaults(null)
})

test('what was typed is there again, whatever market or form the address names', () => {
  keepForm('0x1', search('symbol=BTC'), values)
  expect(readKeptForm('0x1', search('symbol=ETH&form=custom'))).toEqual(values)
  forgetForm()
  expect(readKeptForm('0x1', search())).toBeNull()
})

test('another account, a link to settings, and new defaults start afresh', () => {
  keepForm('0x1', search(), values)
  expect(readKeptForm('0x2', search())).toBeNull()
  expect(readKeptForm('0x1', search('budget=500'))).toBeNull()
  writeSessionDefaults(numbers)
  expect(readKeptForm('0x1', search())).toBeNull()
})
