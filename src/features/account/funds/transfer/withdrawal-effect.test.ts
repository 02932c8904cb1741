import { expect, test } from 'vitest'
import { round } from '../../../../../contract/decimal.ts'
import { budgetEffect, liquidationEffects } from './withdrawal-effect.ts'

test('says how much running sessions would lack', () => {
  const effect = budgetEffect('1000', '700', ['200', '250'], '900')
  expect(effect).toEqual({ promised: '450', stillNeeded: '300', left: '100', short: '200' })
})

test('sessions lack nothing while enough stays free', () => {
  expect(budgetEffect('1000', '700', ['450'], '700').short).toBe('0')
  expect(budgetEffect('1000', '1000', [], '1000')).toMatchObject({ promised: '0', short: '0' })
})

const long = {
  symbol: 'BTC',
  size: '1',
  notional: '100',
  unrealized: '0',
  liquidationPrice: '60',
  isCross: true,
  maxLeverage: 25,
}

test('a long is liquidated at a higher price once money has left, and a short at a lower one', () => {
  // Maintenance is 2 % of 100. Long: 100 − (42 − 2) ÷ 0.98. Short: 100 + 40 ÷ 1.02.
  const [held] = liquidationEffects({ equity: '62', positions: [long] }, '20')
  expect(round(held?.after ?? '0', 4)).toBe('59.1837')
  const short = { ...long, size: '-1' }
  const [sold] = liquidationEffects({ equity: '62', positions: [short] }, '20')
  expect(round(sold?.after ?? '0', 4)).toBe('139.2157')
  expect(sold?.isLong).toBe(false)
})

test('a long with more than its price behind it is never liquidated', () => {
  expect(liquidationEffects({ equity: '500', positions: [long] }, '100')[0]?.after).toBeNull()
})

test('an isolated position is not touched', () => {
  const account = { equity: '62', positions: [{ ...long, isCross: false }] }
  expect(liquidationEffects(account, '20')).toEqual([])
})
