import { english } from '../../contract/words/english.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, multiply, toNumber } from '../../contract/decimal.ts'
import { liquidationDistancePct } from './leverage-window.ts'
import { plan, planBounds } from './plan.ts'
import type { MarketLimits, Plan, PlanRefusal, SessionContract } from '../types.ts'

const markets: Record<string, MarketLimits> = {
  BTC: { maxLeverage: 40, szDecimals: 5, minimumNotional: '10' },
  ETH: { maxLeverage: 25, szDecimals: 4, minimumNotional: '10' },
  SOL: { maxLeverage: 20, szDecimals: 2, minimumNotional: '10' },
  XRP: { maxLeverage: 20, szDecimals: 0, minimumNotional: '10' },
  DOGE: { maxLeverage: 10, szDecimals: 0, minimumNotional: '10' },
}
const btc: MarketLimits = { maxLeverage: 40, szDecimals: 5, minimumNotional: '10' }
const documented: SessionContract = {
  budget: '100',
  profitTarget: 40,
  lossThreshold: 5,
  maxPositions: 3,
}

function feasible(result: Plan | PlanRefusal): Plan {
  if ('refusal' in result) throw new Error(english.tell(result.why))
  return result
}

function refused(result: Plan | PlanRefusal): PlanRefusal {
  if (!('refusal' in result)) throw new Error(`planned at ${result.leverage}x`)
  return result
}

test('plans the documented example: 100 USDC, 40% up, 5% down, three positions', () => {
  // Window 1…20 (own cap), geometric mean 4.47.
  expect(plan(documented, btc)).toEqual({
    leverage: 4,
    takeProfitPct: 10,
    stopLossPct: 1.25,
    budgetPerPosition: '33.333333',
    notionalPerPosition: '133.333332',
  })
})

test('the person’s own limit lowers the leverage, changes no plan below it, and is named where nothing fits', () => {
  const limited = (contract: SessionContract, ownLeverage: number) =>
    plan(contract, btc, { ...planBounds, ownLeverage })
  expect(feasible(limited(documented, 3)).leverage).toBe(3)
  expect(limited(documented, 4)).toEqual(plan(documented, btc))
  const small = { ...documented, budget: '10' }
  expect(english.tell(refused(limited(small, 1)).why)).toContain('your own limit of 1x')
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 20, max: 400 }),
      (own, target) => {
        const contract = { ...documented, profitTarget: target, budget: '1000' }
        const [free, made] = [plan(contract, btc), limited(contract, own)]
        if ('refusal' in free || 'refusal' in made) return
        expect(made.leverage).toBe(Math.min(free.leverage, own))
      },
    ),
  )
})

test('three positions that all take profit earn the target, three stops lose the threshold', () => {
  const { notionalPerPosition, takeProfitPct, stopLossPct } = feasible(plan(documented, btc))
  expect(toNumber(multiply(3, notionalPerPosition, takeProfitPct)) / 100).toBeCloseTo(40, 4)
  expect(toNumber(multiply(3, notionalPerPosition, stopLossPct)) / 100).toBeCloseTo(5, 4)
})

test('a small budget gets the leverage its minimum order needs', () => {
  // 3.33 USDC each: 12.50 needs 4x, so the window is 4…20, its mean 8.94.
  const small = feasible(plan({ ...documented, budget: '10' }, btc))
  expect(small.leverage).toBe(9)
  expect(small.notionalPerPosition).toBe('29.999997')
})

const anyMarket = fc.constantFrom(...Object.values(markets))
const hundredths = (min: number, max: number) => fc.integer({ min, max }).map((n) => n / 100)
const budgets = (min: number) => fc.integer({ min, max: 1_000_000 }).map(String)
const positions = fc.integer({ min: 1, max: 10 })
const sensible = fc.record({
  budget: budgets(125),
  profitTarget: hundredths(100, 50_000),
  lossThreshold: hundredths(100, 10_000),
  maxPositions: positions,
})
const anyContract = fc.record({
  budget: fc.oneof(budgets(10), fc.integer({ min: 10, max: 125 }).map(String)),
  profitTarget: hundredths(1, 50_000),
  lossThreshold: hundredths(1, 10_000),
  maxPositions: positions,
})

/** Tries every whole leverage, in integer arithmetic. */
function someLeverageFits(contract: SessionContract, { maxLeverage }: MarketLimits): boolean {
  const profit = Math.round(contract.profitTarget * 100)
  const loss = Math.round(contract.lossThreshold * 100)
  const margin = Math.floor((Number(contract.budget) * 1e6) / contract.maxPositions)
  const leverages = Array.from({ length: Math.min(20, maxLeverage) }, (_, i) => i + 1)
  return leverages.some(
    (leverage) =>
      profit >= 25 * leverage &&
      profit <= 7500 * leverage &&
      loss >= 10 * leverage &&
      loss <= 5000 * leverage &&
      margin * leverage >= 12.5e6,
  )
}

test('plans every sensible contract on every market once each position has 12.50 USDC', () => {
  fc.assert(
    fc.property(sensible, anyMarket, (contract, market) => {
      expect(plan(contract, market)).not.toHaveProperty('refusal')
    }),
  )
})

test('refuses exactly where no leverage fits', () => {
  fc.assert(
    fc.property(anyContract, anyMarket, (contract, market) => {
      const planned = !('refusal' in plan(contract, market))
      expect(planned).toBe(someLeverageFits(contract, market))
    }),
    { numRuns: 1000 },
  )
})

test('every plan keeps to all its bounds', () => {
  fc.assert(
    fc.property(sensible, anyMarket, (contract, market) => {
      const planned = feasible(plan(contract, market))
      const { leverage, takeProfitPct, stopLossPct, budgetPerPosition } = planned
      expect(Number.isInteger(leverage)).toBe(true)
      expect(leverage).toBeGreaterThanOrEqual(planBounds.leverage.min)
      expect(leverage).toBeLessThanOrEqual(Math.min(market.maxLeverage, planBounds.leverage.max))
      expect(takeProfitPct).toBeGreaterThanOrEqual(planBounds.takeProfitPct.min)
      expect(takeProfitPct).toBeLessThanOrEqual(planBounds.takeProfitPct.max)
      expect(stopLossPct).toBeGreaterThanOrEqual(planBounds.stopLossPct.min)
      expect(stopLossPct).toBeLessThanOrEqual(planBounds.stopLossPct.max)
      expect(stopLossPct).toBeLessThanOrEqual(
        0.8 * liquidationDistancePct(leverage, market.maxLeverage),
      )
      expect(
        compare(multiply(budgetPerPosition, contract.maxPositions), contract.budget),
      ).toBeLessThanOrEqual(0)
      expect(compare(planned.notionalPerPosition, '12.5')).toBeGreaterThanOrEqual(0)
      expect(planned.notionalPerPosition).toBe(multiply(budgetPerPosition, leverage))
      // Percentages have six decimals.
      expect(stopLossPct * leverage).toBeLessThanOrEqual(contract.lossThreshold + 1e-4)
      expect(takeProfitPct * leverage).toBeCloseTo(contract.profitTarget, 3)
    }),
  )
})

test('lowers the leverage until the stop comes before liquidation', () => {
  // 60% of margin: at 6x a stop of 10% lies within 80% of the 15.2% to liquidation, at 20x it would lie beyond it.
  const { leverage, stopLossPct } = feasible(plan({ ...documented, lossThreshold: 60 }, btc))
  expect(stopLossPct).toBeCloseTo(60 / leverage, 5)
  expect(stopLossPct).toBeLessThan(0.8 * liquidationDistancePct(leverage, 40))
})

test('draws the stop nearer when no leverage has it before liquidation', () => {
  const { leverage, stopLossPct } = feasible(plan({ ...documented, lossThreshold: 100 }, btc))
  expect(leverage).toBe(2)
  expect(stopLossPct).toBeCloseTo((0.8 * 100 * (1 / 2 - 1 / 80)) / (1 + 1 / 80), 5)
})

test('liquidation is nearer than the margin by the maintenance share', () => {
  // 10x on a 50x market: 10% margin less 1% maintenance, on a notional that grows against a short.
  expect(liquidationDistancePct(10, 50)).toBeCloseTo(9 / 1.01, 12)
})

test('refuses positions below the minimum order and says what is missing', () => {
  const refusal = refused(
    plan({ ...documented, budget: '10', maxPositions: 10 }, { ...btc, maxLeverage: 10 }),
  )
  expect(refusal.refusal).toBe('below_minimum_notional')
  expect(english.tell(refusal.why)).toContain('10 USDC ÷ 10 positions × 10x')
  expect(english.tell(refusal.why)).toContain('12.5 is needed')
  expect(english.tell(refusal.why)).toContain("the market's maximum of 10x")
})

test('refuses a window that two bounds close and names both', () => {
  const refusal = refused(plan({ ...documented, profitTarget: 0.3, lossThreshold: 80 }, btc))
  expect(refusal.refusal).toBe('leverage_window_empty')
  expect(english.tell(refusal.why)).toBe(
    'No leverage fits: a loss threshold of 80% with a stop of at most 50% of the price needs at least 2x, but a profit target of 0.3% with a take-profit of at least 0.25% of the price allows at most 1x.',
  )
})

test('refuses a target that fees would eat at any leverage', () => {
  expect(english.tell(refused(plan({ ...documented, profitTarget: 0.2 }, btc)).why)).toContain(
    'allows less than 1x',
  )
})

test.each([
  { budget: '0' },
  { profitTarget: 0 },
  { profitTarget: NaN },
  { lossThreshold: -5 },
  { maxPositions: 0 },
  { maxPositions: 1.5 },
])('throws on %o, which is no contract', (broken) => {
  expect(() => plan({ ...documented, ...broken }, btc)).toThrow(RangeError)
})

const calm = { ...planBounds, stopInDays: 0.5 }

test('keeps the stop half a daily range away, and stakes the same dollars', () => {
  const usual = feasible(plan(documented, btc))
  const made = feasible(plan(documented, { ...btc, dailyRangePct: 4 }, calm))
  expect(made.stopLossPct).toBe(2)
  expect(made.takeProfitPct).toBe(16)
  expect(made.leverage).toBe(3)
  const staked = ({ notionalPerPosition, stopLossPct }: Plan) =>
    (toNumber(notionalPerPosition) * stopLossPct) / 100
  expect(staked(made)).toBeCloseTo(staked(usual), 4)
})

test('uses less than the budget where a day moves more than the loss threshold', () => {
  const contract = { ...documented, profitTarget: 10, maxPositions: 1 }
  const made = feasible(plan(contract, { ...btc, dailyRangePct: 20 }, calm))
  expect(made).toEqual({
    leverage: 1,
    takeProfitPct: 20,
    stopLossPct: 10,
    budgetPerPosition: '50',
    notionalPerPosition: '50',
  })
})

test('never makes a position larger, and none smaller than an order', () => {
  const quiet = plan(documented, { ...btc, dailyRangePct: 0.1 }, calm)
  expect(quiet).toEqual(plan(documented, btc))
  const small = { ...documented, budget: '15', maxPositions: 1 }
  const made = feasible(plan(small, { ...btc, dailyRangePct: 40 }, calm))
  expect(toNumber(made.notionalPerPosition)).toBeCloseTo(12.5, 3)
})

test('plans as ever where the daily range is not known', () => {
  expect(plan(documented, btc, calm)).toEqual(plan(documented, btc))
})
