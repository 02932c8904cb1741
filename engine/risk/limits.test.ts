import { describe, expect, it } from 'vitest'
import {
  dailyDrawdownPercent,
  defaultRiskLimits,
  loosenAt,
  loosened,
  type RiskLimits,
} from './limits.ts'

const set: RiskLimits = { ...defaultRiskLimits, maxRiskAmount: '150', maxPositionSize: '0.5' }

describe('a change of the limits', () => {
  it.each([
    ['accountRiskPercent', 1, 3],
    ['maxRiskAmount', '149.99', '150.01'],
    ['maxRiskAmount', '1', null],
    ['maxPositionSize', '0.4', '0.6'],
    ['maxPositionSize', '0.4', null],
    ['maxLeverage', 4, 6],
    ['dailyMaxDrawdownPercent', 4, 6],
    ['maxOpenPositions', 4, 6],
    ['requireStopLoss', true, false],
    ['minRiskRewardRatio', 2, 1],
  ] as const)('of %s loosens in one direction only', (name, tighter, looser) => {
    expect(loosened(set, set)).toEqual([])
    expect(loosened(set, { ...set, [name]: tighter })).toEqual([])
    expect(loosened(set, { ...set, [name]: looser })).toEqual([name])
  })

  it('that sets a cap where there was none tightens', () => {
    expect(loosened(defaultRiskLimits, set)).toEqual([])
  })

  const noon = Date.UTC(2026, 3, 1, 12)
  const midnight = Date.UTC(2026, 3, 2)
  it.each([
    ['2.49', false, noon],
    ['2.5', false, midnight],
    ['0', true, midnight],
    ['7', true, midnight],
  ])('with %s%% lost today and trades open: %s', (drawdownPercent, hasOpenTrades, expected) => {
    expect(loosenAt(set, { hasOpenTrades, drawdownPercent }, noon)).toBe(expected)
  })

  it('asked at midnight waits for the next one', () => {
    expect(loosenAt(set, { hasOpenTrades: true, drawdownPercent: '0' }, midnight)).toBe(
      midnight + 86_400_000,
    )
  })
})

it('today’s drawdown is a share of the equity that the day began with', () => {
  expect(dailyDrawdownPercent({ startEquity: '8000', loss: '100' })).toBe('1.25')
  expect(dailyDrawdownPercent({ startEquity: '8000', loss: '0' })).toBe('0')
  expect(dailyDrawdownPercent({ startEquity: '0', loss: '0' })).toBe('0')
  expect(dailyDrawdownPercent({ startEquity: '0', loss: '1' })).toBe('100')
})
