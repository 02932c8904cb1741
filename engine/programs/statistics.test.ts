import { expect, test } from 'vitest'
import type { ProgramTrade } from './account.ts'
import { EquityCurve, programStatistics } from './statistics.ts'

const day = 86_400_000
const trade = (net: string): ProgramTrade => ({
  symbol: 'BTC',
  side: 'long',
  quantity: '1',
  entryPrice: '1',
  exitPrice: '1',
  openedAt: 0,
  closedAt: 1,
  gross: net,
  fees: '0',
  funding: '0',
  net,
  cause: 'order',
})

test('numbers that one can check by hand', () => {
  const curve = new EquityCurve(100)
  for (const [i, equity] of [110, 99, 99, 121].entries()) curve.add((i + 1) * day, equity, i < 2)
  const trades = [trade('10'), trade('-11'), trade('0'), trade('22')]
  const found = programStatistics('100', '121', trades, curve)
  expect(found).toMatchObject({
    net: '21',
    trades: 4,
    winRate: 0.5,
    longestLosingStreak: 2,
    averageTrade: '5.25',
    best: '22',
    worst: '-11',
    exposurePct: 50,
  })
  expect(found.returnPct).toBeCloseTo(21, 12)
  expect(found.profitFactor).toBeCloseTo(32 / 11, 12)
  expect(found.bestTradeShare).toBeCloseTo(22 / 32, 12)
  expect(found.maxDrawdownPct).toBeCloseTo(-10, 12)
  const returns = [0.1, -0.1, 0, 121 / 99 - 1]
  const mean = returns.reduce((sum, value) => sum + value, 0) / 4
  const spread = Math.sqrt(returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 3)
  expect(found.sharpe).toBeCloseTo((mean / spread) * Math.sqrt(365), 12)
  expect(found.sortino).toBeCloseTo((mean / Math.sqrt(0.01 / 4)) * Math.sqrt(365), 12)
  expect(found.cagr).toBeCloseTo(100 * (1.21 ** (365 / 3) - 1), 6)
})

test('nothing is divided by nothing', () => {
  const found = programStatistics('100', '100', [], new EquityCurve(100))
  expect(found).toMatchObject({
    winRate: null,
    profitFactor: null,
    sharpe: null,
    sortino: null,
    cagr: null,
    averageTrade: null,
    bestTradeShare: null,
    maxDrawdownPct: 0,
    exposurePct: 0,
  })
})

test('everything lost has no growth a year', () => {
  const curve = new EquityCurve(100)
  curve.add(day, 50, true)
  curve.add(3 * day, 0, true)
  expect(programStatistics('100', '0', [trade('-100')], curve)).toMatchObject({
    cagr: null,
    maxDrawdownPct: -100,
    profitFactor: 0,
    bestTradeShare: null,
  })
})
