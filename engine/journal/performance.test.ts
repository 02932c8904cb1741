import { expect, test } from 'vitest'
import { deepestFall, equityCurve } from './equity.ts'
import { excursionsOf, spreadOf } from './excursions.ts'
import { bands, byKey, figuresOf } from './groups.ts'
import type { MeasuredTrade } from './measured-trade.ts'
import { performanceOf, riskOfRuin, streaksOf } from './performance.ts'
import { fewest, uncertainMean } from './uncertainty.ts'

const hour = 3_600_000
const begin = Date.UTC(2026, 3, 1)

function trade(net: number, more: Partial<MeasuredTrade> = {}): MeasuredTrade {
  return {
    symbol: 'BTC',
    side: 'long',
    openedAt: begin,
    closedAt: begin + hour,
    net,
    fees: 1,
    funding: -0.5,
    r: net / 100,
    maeR: null,
    mfeR: null,
    ...more,
  }
}

test('adds up what trades earned', () => {
  const figures = performanceOf([trade(200), trade(-100), trade(0), trade(50)])
  expect(figures).toMatchObject({
    n: 4,
    net: 150,
    fees: 4,
    funding: -2,
    winRate: 0.5,
    profitFactor: 2.5,
    averageWin: 125,
    // A trade that earned nothing is not among the lost amounts, and has not won.
    averageLoss: -50,
    largestWin: 200,
    largestLoss: -100,
    averageDurationMs: hour,
    tradesPerDay: 4,
    streaks: { current: 1, best: 1, worst: -2 },
  })
  expect(figures.expectancy?.mean).toBe(37.5)
  expect(figures.averageR?.mean).toBe(0.375)
})

test('divides by nothing where there is nothing', () => {
  expect(performanceOf([])).toMatchObject({
    n: 0,
    net: 0,
    winRate: null,
    profitFactor: null,
    averageWin: null,
    expectancy: null,
    averageR: null,
    tradesPerDay: null,
    streaks: { current: 0, best: 0, worst: 0 },
  })
  expect(performanceOf([trade(10)]).profitFactor).toBeNull()
  expect(performanceOf([trade(10, { r: null })]).averageR).toBeNull()
})

test('counts what comes in a row', () => {
  const streak = (...nets: number[]) => streaksOf(nets.map((net) => ({ net })))
  expect(streak(1, 1, -1, -1, -1, 1)).toEqual({ current: 1, best: 2, worst: -3 })
  expect(streak(0, 0)).toEqual({ current: -2, best: 0, worst: -2 })
})

test('ruin is certain without an edge, and rarer the less is risked', () => {
  const good = [trade(200), trade(200), trade(-100)]
  const bad = [trade(100), trade(-100), trade(-100)]
  const ruin = (trades: MeasuredTrade[], share: number) => riskOfRuin(performanceOf(trades), share)
  expect(ruin(bad, 0.02)).toBe(1)
  expect(ruin([trade(-1)], 0.02)).toBe(1)
  // Edge 2/3 − 1/3 ÷ 2 = 1/2: (1/3) ^ 10.
  expect(ruin(good, 0.1)).toBeCloseTo((1 / 3) ** 10, 12)
  expect(ruin(good, 0.02)).toBeLessThan(ruin(good, 0.1) ?? 0)
  expect(ruin([trade(5)], 0.02)).toBe(0)
  expect(ruin([], 0.02)).toBeNull()
})

test('says how sure a mean is, the same each time, and nothing of too few', () => {
  const values = Array.from({ length: 200 }, (_, index) => ((index * 37) % 100) - 45)
  const first = uncertainMean(values)
  expect(first).toEqual(uncertainMean(values))
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  const deviation = Math.sqrt(
    values.reduce((total, value) => total + (value - mean) ** 2, 0) / (values.length - 1),
  )
  const reach = (1.96 * deviation) / Math.sqrt(values.length)
  expect(first?.mean).toBeCloseTo(mean, 12)
  expect(Math.abs((first?.low ?? NaN) - (mean - reach))).toBeLessThan(reach * 0.15)
  expect(Math.abs((first?.high ?? NaN) - (mean + reach))).toBeLessThan(reach * 0.15)

  expect(uncertainMean(values.slice(0, fewest - 1))).toMatchObject({ low: null, high: null })
  expect(uncertainMean([])).toBeNull()
  // Large samples are not resampled; both ways agree.
  const many = Array.from({ length: 15 }, () => values).flat()
  const normal = uncertainMean(many)
  expect((normal?.high ?? NaN) - (normal?.low ?? NaN)).toBeCloseTo((2 * reach) / Math.sqrt(15), 1)
})

test('money paid in is a step, not a profit, and no way out of a drawdown', () => {
  const steps = [
    { at: 1, pnl: 100, paid: 0 },
    { at: 2, pnl: -220, paid: 0 },
    { at: 3, pnl: 0, paid: 1_000 },
    { at: 4, pnl: 20, paid: 0 },
    { at: 5, pnl: 0, paid: -500 },
  ]
  const points = equityCurve(1_000, steps)
  expect(points.map(({ equity }) => equity)).toEqual([1_100, 880, 1_880, 1_900, 1_400])
  expect(points.map(({ cumulative }) => cumulative)).toEqual([100, -120, -120, -100, -100])
  expect(points.map(({ drawdown }) => drawdown)).toEqual([0, -220, -220, -200, -200])
  expect(deepestFall(1_000, steps)).toEqual({ drawdown: -220, share: -0.2, equity: 1_400 })
  expect(deepestFall(7, [])).toEqual({ drawdown: 0, share: 0, equity: 7 })
})

test('groups by what trades have in common; a trade with two tags counts in both', () => {
  const tagged = [
    { ...trade(10), tags: ['a', 'b', 'a'] },
    { ...trade(-20), tags: ['a'] },
    { ...trade(5), tags: [] },
  ]
  const groups = byKey(tagged, ({ tags }) => tags).map(([key, group]) => figuresOf(key, group))
  expect(groups.map(({ key, n, net, winRate }) => [key, n, net, winRate])).toEqual([
    ['a', 2, -10, 0.5],
    ['b', 1, 10, 1],
  ])
})

test('bands hold their lower end and leave no gap', () => {
  expect(bands([-0.5, 0, 0.99, 3], 1)).toEqual([
    { from: -1, n: 1 },
    { from: 0, n: 2 },
    { from: 1, n: 0 },
    { from: 2, n: 0 },
    { from: 3, n: 1 },
  ])
  expect(bands([], 1)).toEqual([])
})

test('tells how far stops and targets were from the best ones', () => {
  const trades = [
    trade(200, { maeR: -0.2, mfeR: 4 }),
    trade(100, { maeR: -0.8, mfeR: 2 }),
    trade(-100, { maeR: -1, mfeR: 1.2 }),
    trade(-100, { maeR: -1, mfeR: 0.3 }),
    trade(-5, { r: -0.05, maeR: -0.4, mfeR: 1.5 }),
    trade(-100),
  ]
  expect(excursionsOf(trades)).toEqual({
    maeOfWinners: { n: 2, p10: -0.8, median: -0.8, p90: -0.2 },
    mfeOfLosers: { n: 3, p10: 0.3, median: 1.2, p90: 1.5 },
    losersOnceAhead: 2 / 3,
    scratchesOnceAhead: 1,
    keptOfBest: 0.5,
  })
  expect(excursionsOf([])).toMatchObject({ maeOfWinners: null, losersOnceAhead: null })
  expect(spreadOf([])).toBeNull()
})
