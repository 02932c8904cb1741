import { expect, test } from 'vitest'
import { defaultRiskLimits } from '../../../../../engine/risk/limits.ts'
import type { Ticket } from '../ticket/ticket.ts'
import { verdictOf } from './verdict.ts'

const ticket: Ticket = {
  side: 'long',
  entryKind: 'limit',
  entryPrice: '50000',
  stopPrice: '49000',
  targets: [{ price: '52000', sharePercent: '100' }],
  leverage: 5,
  riskPercent: null,
}
const account = {
  balance: '10000',
  available: '10000',
  openPositions: 0,
  dayStartEquity: '10000',
  dayLoss: '100',
  takerFee: '0.00045',
}
const market = { maxLeverage: 40, szDecimals: 5, minimumNotional: '10' }
const rules = { account, limits: defaultRiskLimits }

test('sizes by the risk and says what it costs', () => {
  const verdict = verdictOf(ticket, rules, market)
  expect(verdict).toMatchObject({
    quantity: '0.2',
    riskAmount: '200',
    rewardRisk: '2',
    margin: '2000',
    // 0.2 × 50,000 × 0.045 %, twice.
    fees: '9',
    refusal: null,
    warnings: [],
  })
  // 100 lost today and 200 at the stop, of the 500 that a day may lose.
  expect(verdict.dayUsedPercent).toBe('60')
})

test('liquidation is where equity meets the maintenance margin', () => {
  const { liquidationPrice } = verdictOf({ ...ticket, leverage: 40 }, rules, market, '0.5')
  const price = Number(liquidationPrice)
  expect(10_000 + (price - 50_000) * 0.5).toBeCloseTo((price * 0.5) / 80, 6)
  const short = verdictOf({ ...ticket, side: 'short', stopPrice: '51000' }, rules, market, '0.5')
  const above = Number(short.liquidationPrice)
  expect(10_000 - (above - 50_000) * 0.5).toBeCloseTo((above * 0.5) / 80, 6)
})

test('an account that covers all of a long has no liquidation', () => {
  expect(verdictOf(ticket, rules, market, '0.1').liquidationPrice).toBeNull()
})

test('without a stop nothing is known of the risk, and the rules refuse', () => {
  const verdict = verdictOf({ ...ticket, stopPrice: null }, rules, market, '0.1')
  expect(verdict).toMatchObject({ riskAmount: null, dayUsedPercent: null })
  expect(verdict.refusal?.check).toBe('STOP_LOSS_REQUIRED')
})

test('a ticket may risk less than the limits allow, never more', () => {
  const at = (riskPercent: number) => verdictOf({ ...ticket, riskPercent }, rules, market)
  expect(at(1)).toMatchObject({ quantity: '0.1', riskAmount: '100', refusal: null })
  expect(at(50)).toMatchObject({ quantity: '0.2', riskAmount: '200', refusal: null })
})
