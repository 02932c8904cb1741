// Compares the backtest with a second, slower one that was written from README.md alone.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backtest } from './backtest.ts'
import { sliceBars } from '../signals/bars.ts'
import { createTape } from './tape.ts'
import { noRecordedCandles, realBars } from '../testing/real-candles.ts'
import { referenceReplay } from '../testing/reference-replay.ts'
import { arbitraryRehearsal, rehearsal, roughBars, usualCosts } from '../testing/rehearsals.ts'
import type { Rehearsal } from './rehearsal.ts'
import type { Bars } from '../types.ts'

/** The number of trades; throws where the two differ by more than a millionth of a dollar. */
function agreed(given: Rehearsal, bars: Bars, start: number): number {
  const tape = createTape(bars, given.strategy.intervals)
  const ours = backtest({ ...given, tape, start })
  const theirs = referenceReplay(given, bars, start)
  const byEntry = ours.trades.toSorted((a, b) => a.openedAt - b.openedAt)
  expect(
    byEntry.map(({ side, size, openedAt, closedAt, reason }) => ({
      side,
      size: Number(size),
      openedAt,
      closedAt,
      reason,
    })),
  ).toEqual(
    theirs.trades.map(({ sign, size, openedAt, closedAt, reason }) => ({
      side: sign > 0 ? 'long' : 'short',
      size,
      openedAt,
      closedAt,
      reason,
    })),
  )
  expect(ours).toMatchObject({ endReason: theirs.end, endedAt: theirs.endedAt })
  expect(Math.abs(Number(ours.pnl.net) - theirs.net)).toBeLessThan(1e-6)
  return ours.trades.length
}

test('agrees with the reference on random contracts in a rough market', () => {
  let trades = 0
  fc.assert(
    fc.property(arbitraryRehearsal, fc.integer({ min: 1, max: 1000 }), (given, seed) => {
      trades += agreed(given, roughBars(seed, 230), 80)
    }),
    { numRuns: 60 },
  )
  expect(trades).toBeGreaterThan(100)
})

test('agrees with the reference on recorded candles', (context) => {
  const bars = realBars('1m') ?? context.skip(noRecordedCandles)
  const quick = rehearsal({
    contract: { budget: '100', profitTarget: 8, lossThreshold: 5, maxPositions: 3 },
    plan: {
      leverage: 12,
      takeProfitPct: 0.67,
      stopLossPct: 0.42,
      budgetPerPosition: '33.333333',
      notionalPerPosition: '399.999996',
    },
    strategy: { ...rehearsal().strategy, intervals: ['1m', '5m'], exitScore: 0.5, cooldownMs: 0 },
    limits: { maxLeverage: 40, szDecimals: 5, minimumNotional: '10' },
    costs: usualCosts,
  })
  let trades = 0
  for (const from of [0, 10_000, 25_000])
    trades += agreed(quick, sliceBars(bars, from, from + 500), 330)
  expect(trades).toBeGreaterThan(8)
})
