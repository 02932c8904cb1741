import fc from 'fast-check'
import { multiply } from '../../contract/decimal.ts'
import { plan } from '../sessions/plan.ts'
import { quickStrategy } from '../sessions/presets.ts'
import type { Rehearsal } from '../replay/rehearsal.ts'
import type { Tape } from '../replay/tape.ts'
import { createTape } from '../replay/tape.ts'
import type { Bars } from '../types.ts'
import { barsOf } from './series.ts'
import { randomNumbers } from '../random-numbers.ts'
import { syntheticBars } from './synthetic-bars.ts'

export const noCosts = {
  takerFee: '0',
  makerFee: '0',
  builderFee: '0',
  slippage: '0',
  fundingRateHourly: '0',
}
/** The exchange's and the builder's fee, and an assumed slippage. */
export const usualCosts = {
  takerFee: '0.00045',
  makerFee: '0.00015',
  builderFee: '0.0001',
  slippage: '0.0002',
  fundingRateHourly: '0.0000125',
}

/** One position of 0.5 at 1,000 with a take-profit at +2 % and a stop at −1 %, and never a second one. */
export function rehearsal(change: Partial<Rehearsal> = {}): Rehearsal {
  return {
    symbol: 'X',
    contract: { budget: '100', profitTarget: 50, lossThreshold: 50, maxPositions: 1 },
    plan: {
      leverage: 5,
      takeProfitPct: 2,
      stopLossPct: 1,
      budgetPerPosition: '100',
      notionalPerPosition: '500',
    },
    strategy: { ...quickStrategy, intervals: ['1m'], exitScore: 2, cooldownMs: 86_400_000 },
    limits: { maxLeverage: 40, szDecimals: 3, minimumNotional: '10' },
    durationMs: null,
    costs: noCosts,
    wallet: '1000',
    ...change,
  }
}

/** Bars before the session: enough for a signal, the last one closing at 1,000 and not at a full hour. */
export const historyLength = 100

export type Prices = readonly [open: number, high: number, low: number, close: number]

/** Bars that rise (or fall) to 1,000, so that a session starts with a long (or short), followed by the given ones. */
export function handMade(session: readonly Prices[], trend: 'rising' | 'falling' = 'rising'): Tape {
  const step = trend === 'rising' ? 0.1 : -0.1
  const closes = Array.from({ length: historyLength }, (_, i) => 1000 - (99 - i) * step)
  const history = barsOf(closes, 0.05)
  const column = (past: Float64Array, which: 0 | 1 | 2 | 3) =>
    Float64Array.from([...past, ...session.map((prices) => prices[which])])
  const count = historyLength + session.length
  const bars: Bars = {
    interval: '1m',
    t: Float64Array.from({ length: count }, (_, i) => i * 60_000),
    o: column(history.o, 0),
    h: column(history.h, 1),
    l: column(history.l, 2),
    c: column(history.c, 3),
    v: new Float64Array(count).fill(1),
  }
  return createTape(bars, ['1m'])
}

/** Synthetic bars with jumps of up to 4 % between them, and gaps of a few minutes. */
export function roughBars(seed: number, count: number): Bars {
  const bars = syntheticBars(seed, count)
  const random = randomNumbers(seed + 1)
  let [level, late] = [1, 0]
  for (let i = 0; i < count; i++) {
    if (random() < 0.01) level *= 1 + (random() - 0.5) * 0.08
    if (random() < 0.003) late += 60_000 * Math.ceil(random() * 7)
    bars.t[i] = (bars.t[i] ?? NaN) + late
    for (const column of [bars.o, bars.h, bars.l, bars.c]) {
      column[i] = Number(((column[i] ?? NaN) * level).toPrecision(7))
    }
  }
  return bars
}

const watchable = [['1m'], ['1m', '5m'], ['1m', '5m', '15m'], ['5m', '15m']] as const

/** Contracts that a person could start, some of them reckless, with strategies that act sooner than ours. */
export const arbitraryRehearsal: fc.Arbitrary<Rehearsal> = fc
  .record({
    budget: fc.integer({ min: 10, max: 2000 }),
    profitTarget: fc.integer({ min: 1, max: 60 }),
    lossThreshold: fc.integer({ min: 1, max: 100 }),
    maxPositions: fc.integer({ min: 1, max: 6 }),
    limits: fc.constantFrom(
      { maxLeverage: 40, szDecimals: 5, minimumNotional: '10' },
      { maxLeverage: 20, szDecimals: 2, minimumNotional: '10' },
      { maxLeverage: 10, szDecimals: 4, minimumNotional: '10' },
    ),
    intervals: fc.constantFrom(...watchable),
    entryThreshold: fc.integer({ min: 5, max: 45 }),
    exitScore: fc.integer({ min: 10, max: 70 }),
    entrySpacingMs: fc.integer({ min: 0, max: 10 }),
    cooldownMs: fc.integer({ min: 0, max: 10 }),
    minutes: fc.option(fc.integer({ min: 1, max: 600 })),
    fundingRateHourly: fc.constantFrom('0.0000125', '-0.0003', '0'),
    slippage: fc.constantFrom('0', '0.0002', '0.001'),
    riches: fc.constantFrom('1', '1.02', '10'),
  })
  .map((drawn) => {
    const { budget, profitTarget, lossThreshold, maxPositions, limits } = drawn
    const contract = { budget: String(budget), profitTarget, lossThreshold, maxPositions }
    const made = plan(contract, limits)
    return { ...drawn, contract, made }
  })
  .filter(({ made }) => !('refusal' in made))
  .map(({ contract, made, ...drawn }) => ({
    symbol: 'X',
    contract,
    plan: 'refusal' in made ? rehearsal().plan : made,
    strategy: {
      ...quickStrategy,
      intervals: drawn.intervals,
      entryThreshold: drawn.entryThreshold / 100,
      exitScore: drawn.exitScore / 100,
      entrySpacingMs: drawn.entrySpacingMs * 60_000,
      cooldownMs: drawn.cooldownMs * 60_000,
    },
    limits: drawn.limits,
    durationMs: drawn.minutes === null ? null : drawn.minutes * 60_000,
    costs: {
      ...usualCosts,
      slippage: drawn.slippage,
      fundingRateHourly: drawn.fundingRateHourly,
    },
    wallet: multiply(contract.budget, drawn.riches),
  }))
