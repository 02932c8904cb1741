import { english } from '../../contract/words/english.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backtest } from './backtest.ts'
import { sliceBars } from '../signals/bars.ts'
import { createRehearser, outcomes } from './outcomes.ts'
import { plan } from '../sessions/plan.ts'
import { advancePreset, quickStrategy } from '../sessions/presets.ts'
import { kindOf } from './outcome-summary.ts'
import { type Rehearsal } from './rehearsal.ts'
import { spreadStarts } from './starts.ts'
import { createTape } from './tape.ts'
import { noRecordedCandles, realBars } from '../testing/real-candles.ts'
import {
  type Prices,
  arbitraryRehearsal,
  handMade,
  historyLength,
  rehearsal,
  roughBars,
  usualCosts,
} from '../testing/rehearsals.ts'
import { agreed } from '../testing/agreed.ts'
import { syntheticBars } from '../testing/synthetic-bars.ts'

test('the quick replay makes the trades of the exact one, on random contracts in a rough market', () => {
  let [runs, quick, trades] = [0, 0, 0]
  fc.assert(
    fc.property(arbitraryRehearsal, fc.integer({ min: 1, max: 1000 }), (given, seed) => {
      const tape = createTape(roughBars(seed, 1000), given.strategy.intervals)
      for (const start of [70, 500]) {
        const { trades: made, isQuick } = agreed(given, tape, start)
        runs++
        trades += made
        if (isQuick) quick++
      }
    }),
    // Enough runs for different draws to have different means.
    { numRuns: 100 },
  )
  expect(trades).toBeGreaterThan(3 * runs)
  expect(quick / runs).toBeGreaterThan(0.99)
})

function onBitcoin(contract: Rehearsal['contract'], change: Partial<Rehearsal> = {}): Rehearsal {
  const limits = { maxLeverage: 40, szDecimals: 5, minimumNotional: '10' }
  const made = plan(contract, limits)
  if ('refusal' in made) throw new Error(english.tell(made.why))
  return rehearsal({
    contract,
    plan: made,
    limits,
    costs: usualCosts,
    strategy: quickStrategy,
    ...change,
  })
}

const quickContract = { budget: '100', profitTarget: 6, lossThreshold: 5, maxPositions: 3 }

test('the quick replay makes the trades of the exact one, on recorded candles', (context) => {
  const minutes = realBars('1m') ?? context.skip(noRecordedCandles)
  const quick = onBitcoin(quickContract)
  const tape = createTape(sliceBars(minutes, 0, 4000), quick.strategy.intervals)
  const onMinutes = spreadStarts(tape, null, 10).map((start) => agreed(quick, tape, start))

  const { terms, strategy, durationMs } = advancePreset('Aggressive', '3D')
  const advance = onBitcoin({ budget: '500', ...terms }, { strategy, durationMs })
  const quarters = createTape(
    sliceBars(realBars('15m') ?? context.skip(noRecordedCandles), 0, 6000),
    strategy.intervals,
  )
  const onQuarters = spreadStarts(quarters, durationMs, 20).map((start) =>
    agreed(advance, quarters, start),
  )
  for (const { trades } of [...onMinutes, ...onQuarters]) expect(trades).toBeGreaterThan(0)
})

test('asks the exact replay where a float stands on the threshold', () => {
  const flat: Prices = [1000, 1000, 1000, 1000]
  const given = rehearsal({
    contract: { budget: '100', profitTarget: 50, lossThreshold: 1, maxPositions: 1 },
    costs: {
      takerFee: '0.002',
      makerFee: '0.002',
      builderFee: '0',
      slippage: '0',
      fundingRateHourly: '0',
    },
  })
  // The entry's fee is the loss threshold, to the last digit.
  const tape = handMade([flat, flat, flat])
  expect(agreed(given, tape, historyLength).trades).toBe(1)
  expect(createRehearser(given, tape)(historyLength).kind).toBe('loss')
  const between = rehearsal({ ...given, wallet: '100' })
  expect(agreed(between, tape, historyLength)).toMatchObject({ isQuick: false })
})

test('leaves a tenth of the notional alone, however little margin the leverage asks for', () => {
  const flat: Prices = [1000, 1000, 1000, 1000]
  const given = rehearsal({
    contract: { budget: '100', profitTarget: 50, lossThreshold: 50, maxPositions: 2 },
    plan: {
      ...rehearsal().plan,
      leverage: 20,
      budgetPerPosition: '50',
      notionalPerPosition: '1000',
    },
    strategy: { ...rehearsal().strategy, entrySpacingMs: 0 },
  })
  const tape = handMade([flat, flat])
  // The first position of 1,000 uses 50 of margin; from a wallet of 140 the exchange leaves 40 available, from 160
  // it leaves 60.
  expect(agreed({ ...given, wallet: '140' }, tape, historyLength).trades).toBe(1)
  expect(agreed({ ...given, wallet: '160' }, tape, historyLength).trades).toBe(2)
})

function last<Value>(values: Iterable<Value>): Value {
  const value = [...values].at(-1)
  if (value === undefined) throw new Error('nothing')
  return value
}

test('counts how every start ended, and averages those that traded', () => {
  const given = rehearsal({
    contract: { budget: '100', profitTarget: 3, lossThreshold: 2, maxPositions: 2 },
    plan: { ...rehearsal().plan, takeProfitPct: 0.8, stopLossPct: 0.6, budgetPerPosition: '50' },
    strategy: { ...quickStrategy, intervals: ['1m', '5m'], entryThreshold: 0.3 },
    durationMs: 900_000,
    costs: usualCosts,
  })
  const tape = createTape(roughBars(11, 3000), given.strategy.intervals)
  const starts = spreadStarts(tape, given.durationMs, 100)
  const answers = [...outcomes(given, tape, starts, 30)]
  expect(answers.map(({ replayed }) => replayed)).toEqual([30, 60, 90, 100])

  const { counts, medianDurationMs, medianNetPct, meanNetPct, total } = last(answers)
  const kinds = starts
    .map((start) => backtest({ ...given, tape, start }))
    .map((result) => ({
      kind: kindOf({ reason: result.endReason, entries: result.trades.length }),
      net: result.pnl.netPct,
      ms: result.endedAt - result.startedAt,
    }))
  expect(total).toBe(100)
  for (const kind of ['target', 'loss', 'time', 'liquidation', 'unfinished', 'noTrade'] as const) {
    expect(counts[kind]).toBe(kinds.filter((one) => one.kind === kind).length)
  }
  expect(Math.min(counts.target, counts.loss, counts.time)).toBeGreaterThan(0)
  const finished = kinds.filter(({ kind }) => kind !== 'noTrade' && kind !== 'unfinished')
  const middle = (values: number[]) => {
    const sorted = values.toSorted((a, b) => a - b)
    return (
      ((sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN) +
        (sorted[Math.floor(sorted.length / 2)] ?? NaN)) /
      2
    )
  }
  expect(medianDurationMs).toBe(middle(finished.map(({ ms }) => ms)))
  expect(medianNetPct).toBeCloseTo(middle(finished.map(({ net }) => net)), 3)
  const earned = finished.reduce((all, { net }) => all + net, 0)
  expect(meanNetPct).toBeCloseTo(earned / finished.length, 3)
})

test('tells how many starts found no trade, and which gate kept them from one', () => {
  const given = rehearsal({
    strategy: { ...quickStrategy, intervals: ['1m'], entryThreshold: 1.01 },
    durationMs: 600_000,
  })
  const tape = createTape(roughBars(2, 400), ['1m'])
  const answer = last(outcomes(given, tape, spreadStarts(tape, given.durationMs, 20)))
  expect(answer).toMatchObject({
    counts: { noTrade: 20, time: 0 },
    mainGate: 'signal_below_threshold',
    medianDurationMs: null,
  })
})

test('starts are spread over the history from the first of them on, and leave room for the session', () => {
  const bars = syntheticBars(1, 2000)
  const tape = createTape(bars, ['1m', '5m'])
  const starts = spreadStarts(tape, 3_600_000, 200)
  expect(new Set(starts).size).toBe(200)
  const end = (bars.t.at(-1) ?? NaN) + 60_000
  for (const start of starts) expect((bars.t[start] ?? NaN) + 3_600_000).toBeLessThanOrEqual(end)
  expect(Math.min(...starts)).toBeGreaterThanOrEqual(63 * 5)
  const quarter = (Math.max(...starts) - Math.min(...starts)) / 4
  const quarters = starts
    .slice(0, 16)
    .map((start) => Math.floor((start - Math.min(...starts)) / quarter))
  for (const which of [0, 1, 2, 3]) {
    expect(quarters.filter((one) => one === which).length).toBeGreaterThanOrEqual(3)
  }
  expect(spreadStarts(tape, 86_400_000 * 7, 200)).toEqual([])
  expect(spreadStarts(createTape(sliceBars(bars, 0, 50), ['1m']), null, 200)).toEqual([])
})
