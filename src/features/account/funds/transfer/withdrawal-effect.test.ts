import { describe, expect, test } from 'vitest'
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

const none = new Map<string, never>()

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
  const [held] = liquidationEffects({ equity: '62', positions: [long] }, '20', none)
  expect(round(held?.after ?? '0', 4)).toBe('59.1837')
  const short = { ...long, size: '-1' }
  const [sold] = liquidationEffects({ equity: '62', positions: [short] }, '20', none)
  expect(round(sold?.after ?? '0', 4)).toBe('139.2157')
  expect(sold?.isLong).toBe(false)
})

test('a long with more than its price behind it is never liquidated', () => {
  expect(liquidationEffects({ equity: '500', positions: [long] }, '100', none)[0]?.after).toBeNull()
})

test('an isolated position is not touched', () => {
  const account = { equity: '62', positions: [{ ...long, isCross: false }] }
  expect(liquidationEffects(account, '20', none)).toEqual([])
})

describe('of a market with margin tiers', () => {
  const tiers = [
    { lowerBound: '0', maxLeverage: 25 },
    { lowerBound: '150', maxLeverage: 10 },
  ]
  const markets = new Map([['BTC', { maxLeverage: 25, marginTiers: tiers }]])

  test('a large position keeps more, less what its first part would keep less', () => {
    // 5 % of the value less 150 × 3 %: at 200 that is 5.5. Long: (200 − 42 − 4.5) ÷ (2 × 0.95), or 161.6 in value.
    const large = { ...long, size: '2', notional: '200' }
    const [held] = liquidationEffects({ equity: '62', positions: [large] }, '20', markets)
    expect(round(held?.after ?? '0', 4)).toBe('80.7895')
  })

  test('a short that grows into the next tier is measured there', () => {
    // At its liquidation it is worth more than 150: (100 + 62 − 20 + 4.5) ÷ 1.05 would be 139.5, still the first tier.
    const short = { ...long, size: '-1' }
    const [first] = liquidationEffects({ equity: '62', positions: [short] }, '20', markets)
    expect(round(first?.after ?? '0', 4)).toBe('139.2157')
    const [second] = liquidationEffects({ equity: '82', positions: [short] }, '20', markets)
    // (100 + 62 + 4.5) ÷ 1.05
    expect(round(second?.after ?? '0', 4)).toBe('158.5714')
  })

  test('what other positions must keep stands behind none', () => {
    const other = { ...long, symbol: 'ETH' }
    const [held] = liquidationEffects({ equity: '62', positions: [long, other] }, '20', markets)
    // (100 − 42 + 2) ÷ 0.98
    expect(round(held?.after ?? '0', 4)).toBe('61.2245')
  })
})
