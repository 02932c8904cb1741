import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, compare, multiply, subtract } from '../../contract/decimal.ts'
import { riskChecks } from '../../contract/desk/risk-checks.ts'
import { type RiskAccount, type TradeDraft, checkTrade, takerFees } from './checks.ts'
import { defaultRiskLimits, type RiskLimits } from './limits.ts'

const market = { maxLeverage: 40, szDecimals: 5, minimumNotional: '10' }
const account: RiskAccount = {
  balance: '10000',
  available: '10000',
  openPositions: 0,
  dayStartEquity: '10000',
  dayLoss: '0',
  takerFee: '0.00045',
}
/** The trade of the documents' example. */
const draft: TradeDraft = {
  side: 'long',
  entryPrice: '50000.00',
  stopPrice: '49000.00',
  targets: ['53000.00', '51500.00'],
  quantity: '0.5',
  leverage: 5,
}
/** The risk-config of the documents' example. */
const documented: RiskLimits = {
  ...defaultRiskLimits,
  maxRiskAmount: '150',
  maxPositionSize: '0.5',
}
const wide: RiskLimits = { ...defaultRiskLimits, accountRiskPercent: 5 }

describe('the nine checks', () => {
  it('refuse the documented trade by the documented limits: 500 is more than 150', () => {
    const { refusal, size } = checkTrade(draft, account, market, documented)
    expect(refusal).toEqual({
      check: 'RISK_AMOUNT_EXCEEDED',
      passed: false,
      actual: '500',
      limit: '150',
    })
    expect(size).toMatchObject({ quantity: '0.15', limitedBy: 'max_risk_amount' })
  })

  it('let the documented trade pass where the limits allow it, all nine in order', () => {
    const verdict = checkTrade(draft, account, market, wide)
    expect(verdict.refusal).toBeNull()
    expect(verdict.checks.map(({ check }) => check)).toEqual(riskChecks)
    expect(verdict).toMatchObject({
      quantity: '0.5',
      riskAmount: '500',
      rewardRisk: '1.5',
      margin: '5000',
    })
  })

  const cases: [string, Partial<TradeDraft>, Partial<RiskAccount>, Partial<RiskLimits>, object][] =
    [
      ['STOP_LOSS_REQUIRED', { stopPrice: null }, {}, {}, { actual: null, limit: null }],
      ['LEVERAGE_EXCEEDED', { leverage: 6 }, {}, {}, { actual: '6', limit: '5' }],
      [
        'LEVERAGE_EXCEEDED',
        { leverage: 41 },
        {},
        { maxLeverage: 50 },
        { actual: '41', limit: '40' },
      ],
      ['MAX_POSITIONS_REACHED', {}, { openPositions: 5 }, {}, { actual: '5', limit: '5' }],
      ['DAILY_DRAWDOWN_EXCEEDED', {}, { dayLoss: '500' }, {}, { actual: '5', limit: '5' }],
      ['DAILY_DRAWDOWN_EXCEEDED', {}, { dayLoss: '1', dayStartEquity: '0' }, {}, { actual: '100' }],
      [
        'INSUFFICIENT_RISK_REWARD',
        { targets: ['51499', '60000'] },
        {},
        {},
        { actual: '1.499', limit: '1.5' },
      ],
      ['ORDER_TOO_SMALL', { quantity: '0.00019' }, {}, {}, { actual: '9.5', limit: '10' }],
      [
        'ORDER_TOO_SMALL',
        { quantity: null },
        { balance: '0', available: '0' },
        {},
        { actual: '0' },
      ],
      [
        'POSITION_SIZE_EXCEEDED',
        {},
        {},
        { maxPositionSize: '0.4' },
        { actual: '0.5', limit: '0.4' },
      ],
      ['RISK_AMOUNT_EXCEEDED', {}, {}, { accountRiskPercent: 2 }, { actual: '500', limit: '200' }],
      [
        'INSUFFICIENT_BALANCE',
        {},
        { available: '5011.24' },
        {},
        { actual: '5011.25', limit: '5011.24' },
      ],
    ]
  it.each(cases)('%s', (check, ofDraft, ofAccount, ofLimits, numbers) => {
    const { refusal } = checkTrade({ ...draft, ...ofDraft }, { ...account, ...ofAccount }, market, {
      ...wide,
      ...ofLimits,
    })
    expect(refusal).toMatchObject({ check, passed: false, ...numbers })
  })

  it('name the first that fails, and still say how the others stand', () => {
    const { refusal, checks } = checkTrade(
      { ...draft, stopPrice: null, leverage: 100 },
      { ...account, openPositions: 9 },
      market,
      documented,
    )
    expect(refusal?.check).toBe('STOP_LOSS_REQUIRED')
    expect(checks.filter(({ passed }) => !passed).map(({ check }) => check)).toEqual([
      'STOP_LOSS_REQUIRED',
      'LEVERAGE_EXCEEDED',
      'MAX_POSITIONS_REACHED',
    ])
  })

  it('ask nothing about a stop that is not required and not there', () => {
    const free = { ...wide, requireStopLoss: false }
    const verdict = checkTrade({ ...draft, stopPrice: null, quantity: null }, account, market, free)
    expect(verdict).toMatchObject({ refusal: null, riskAmount: null, rewardRisk: null })
  })
})

const cents = (min: number, max: number) => fc.integer({ min, max }).map((n) => String(n / 100))

describe('a trade that was accepted', () => {
  it('never loses more than the risk amount and the stated fees, whatever the price does without a gap', () => {
    fc.assert(
      fc.property(
        fc.record({
          entry: cents(100, 9_000_000),
          stop: cents(1, 5_000).map(Number),
          isLong: fc.boolean(),
          risk: fc.integer({ min: 1, max: 500 }).map((n) => n / 100),
          leverage: fc.integer({ min: 1, max: 5 }),
          balance: cents(10_000, 100_000_000),
          asked: fc.option(
            fc.integer({ min: 1, max: 1_000_000 }).map((lots) => String(lots / 100_000)),
          ),
          // The price's path after the entry, in percent of the stop's distance: −100 is the stop.
          path: fc.array(fc.integer({ min: -150, max: 400 }), { maxLength: 30 }),
          reached: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }),
        }),
        ({ entry, stop, isLong, risk, leverage, balance, asked, path }) => {
          const direction = isLong ? 1 : -1
          const distance = multiply(entry, stop / 100)
          const at = (share: number) => add(entry, multiply(distance, (direction * share) / 100))
          fc.pre(compare(at(-100), 0) > 0 && compare(at(200), 0) > 0 && compare(at(300), 0) > 0)
          const limits = { ...defaultRiskLimits, accountRiskPercent: risk }
          const trade: TradeDraft = {
            side: isLong ? 'long' : 'short',
            entryPrice: entry,
            stopPrice: at(-100),
            targets: [at(200), at(300)],
            quantity: asked,
            leverage,
          }
          const books = { ...account, balance, available: balance, dayStartEquity: balance }
          const verdict = checkTrade(trade, books, market, limits)
          if (verdict.refusal !== null) return
          const most = multiply(balance, risk / 100)
          expect(compare(verdict.riskAmount ?? '0', add(most, '0.000001'))).toBeLessThanOrEqual(0)

          // Without a gap each level is met on the way: half closes at each target, the stop closes the rest.
          let left = 2
          let result = '0'
          const half = multiply(verdict.quantity, 0.5)
          for (const share of path) {
            for (const target of [200, 300]) {
              const due = target === 200 ? 2 : 1
              if (left !== due || share < target) continue
              left -= 1
              result = add(result, multiply(half, subtract(at(target), entry), direction))
            }
            if (left > 0 && share <= -100) {
              result = add(result, multiply(half, left, subtract(at(-100), entry), direction))
              left = 0
            }
          }
          const last = Math.max(-100, path.at(-1) ?? 0)
          const lowest = left > 0 ? at(last) : at(-100)
          const exit = compare(lowest, entry) === direction ? entry : lowest
          const paid = multiply(verdict.quantity, books.takerFee, add(entry, exit))
          const stated = takerFees(trade, verdict.quantity, books.takerFee)
          expect(compare(paid, add(stated, '0.000001'))).toBeLessThanOrEqual(0)
          result = add(result, multiply(half, left, subtract(at(last), entry), direction))
          expect(compare(add(result, most, '0.000001'), 0)).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
})
