import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absolute, compare, multiply, subtract } from '../../contract/decimal.ts'
import { defaultRiskLimits, type RiskLimits } from './limits.ts'
import { type SizeRequest, sizeTrade } from './sizing.ts'

const base: SizeRequest = {
  entryPrice: '50000',
  stopPrice: '49000',
  leverage: 5,
  balance: '10000',
  available: '10000',
  takerFee: '0',
  szDecimals: 5,
}
const limitsWith = (some: Partial<RiskLimits>): RiskLimits => ({ ...defaultRiskLimits, ...some })

describe('the size of a trade', () => {
  it('is 0.2 BTC for 2% of 10,000 and a stop 1,000 away', () => {
    expect(sizeTrade(base, defaultRiskLimits)).toEqual({
      quantity: '0.2',
      limitedBy: 'account_risk_percent',
      allowed: { account_risk_percent: '0.2', insufficient_balance: '1' },
    })
  })

  it.each([
    ['account_risk_percent', {}, { accountRiskPercent: 1 }, '0.1'],
    ['max_risk_amount', {}, { maxRiskAmount: '150' }, '0.15'],
    ['max_position_size', {}, { maxPositionSize: '0.05' }, '0.05'],
    ['insufficient_balance', { available: '500' }, {}, '0.05'],
    ['insufficient_balance', { available: '500', takerFee: '0.001' }, {}, '0.04975'],
    ['insufficient_balance', { available: '-3' }, {}, '0'],
    ['insufficient_balance', { stopPrice: null, leverage: 1 }, {}, '0.2'],
    ['max_position_size', { stopPrice: null }, { maxPositionSize: '0.3' }, '0.3'],
    ['account_risk_percent', { stopPrice: '51000' }, {}, '0.2'],
    ['account_risk_percent', { balance: '-5' }, {}, '0'],
  ] as const)('is bound by %s, given %o and %o', (limitedBy, request, limits, quantity) => {
    const size = sizeTrade({ ...base, ...request }, limitsWith(limits))
    expect(size).toMatchObject({ limitedBy, quantity })
  })

  it('names the first of equals', () => {
    const size = sizeTrade(base, limitsWith({ maxRiskAmount: '200', maxPositionSize: '0.2' }))
    expect(size.limitedBy).toBe('account_risk_percent')
  })

  it.each([
    [0, '0.2', '0'],
    [1, '0.29', '0.2'],
    [2, '0.299', '0.29'],
    [5, '0.2999999', '0.29999'],
  ] as const)('is rounded down to lots of %i decimals', (szDecimals, most, quantity) => {
    const limits = limitsWith({ accountRiskPercent: 100, maxPositionSize: most })
    expect(sizeTrade({ ...base, szDecimals }, limits).quantity).toBe(quantity)
  })

  it('needs a price, a leverage and a distance', () => {
    expect(() => sizeTrade({ ...base, entryPrice: '0' }, defaultRiskLimits)).toThrow(RangeError)
    expect(() => sizeTrade({ ...base, leverage: 0 }, defaultRiskLimits)).toThrow(RangeError)
    expect(() => sizeTrade({ ...base, stopPrice: '50000.0' }, defaultRiskLimits)).toThrow(
      RangeError,
    )
  })

  const price = fc.integer({ min: 1, max: 100_000_000 }).map((cents) => String(cents / 1000))
  it('is never above any constraint, and no further lot would be allowed', () => {
    fc.assert(
      fc.property(
        price,
        price,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 10_000_000 }).map(String),
        fc.integer({ min: 0, max: 5 }),
        fc.option(fc.integer({ min: 1, max: 100_000 }).map(String)),
        (entryPrice, stopPrice, leverage, balance, szDecimals, maxRiskAmount) => {
          fc.pre(entryPrice !== stopPrice)
          const request = {
            ...base,
            entryPrice,
            stopPrice,
            leverage,
            balance,
            available: balance,
            szDecimals,
          }
          const { quantity, allowed, limitedBy } = sizeTrade(request, limitsWith({ maxRiskAmount }))
          for (const most of Object.values(allowed)) {
            expect(compare(quantity, most)).toBeLessThanOrEqual(0)
          }
          const risk = multiply(quantity, absolute(subtract(entryPrice, stopPrice)))
          // Allows for the rounding of a division to 20 decimals, times the distance.
          expect(compare(risk, multiply(balance, '0.02000000001'))).toBeLessThanOrEqual(0)
          const lot = szDecimals === 0 ? '1' : `0.${'1'.padStart(szDecimals, '0')}`
          expect(compare(allowed[limitedBy] ?? '0', subtract(quantity, `-${lot}`))).toBe(-1)
        },
      ),
    )
  })
})
