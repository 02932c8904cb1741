// Entries and take-profits that rest in the book, in replays.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MakerRules } from '../sessions/maker-rules.ts'
import {
  type Prices,
  arbitraryRehearsal,
  handMade,
  historyLength,
  noCosts,
  rehearsal,
  roughBars,
  usualCosts,
} from '../testing/rehearsals.ts'
import { agreed } from '../testing/agreed.ts'
import { backtest } from './backtest.ts'
import type { Rehearsal } from './rehearsal.ts'
import { createTape } from './tape.ts'

const start = historyLength
const minute = 60_000
const dear = { ...noCosts, takerFee: '0.01', makerFee: '0.001', slippage: '0.001' }

function run(session: readonly Prices[], maker: MakerRules, change: Partial<Rehearsal> = {}) {
  const given = rehearsal({ costs: dear, ...change })
  const strategy = { ...given.strategy, maker, ...change.strategy }
  return backtest({ ...given, strategy, tape: handMade(session), start })
}

const patient: MakerRules = {
  restsTargets: true,
  entries: { restMs: 2 * minute, mostPosts: 2, crossWithinPct: 1 },
}

test('an entry fills as a maker where the price passes its limit, not where it only touches it', () => {
  const touched: Prices = [1000, 1004, 1000, 1002]
  const { trades } = run([touched, [1002, 1003, 999.9, 1001]], patient)
  expect(trades).toMatchObject([
    { entryPrice: '1000', openedAt: start * minute, reason: 'session_end' },
  ])
  // 0.5 at 1,000: 0.1 % to enter; 1 % and slippage to leave at the end of the bars.
  expect(Number(trades[0]?.pnl.fees)).toBeCloseTo(0.5 + 0.01 * 0.5 * 1001 * 0.999, 6)
})

test('is taken back after its time, and posted anew at the price of then', () => {
  const away: Prices = [1003, 1005, 1003, 1004]
  const first: Prices = [1000, 1004, 1000, 1003]
  const { trades } = run([first, away, [1004, 1006, 1004, 1005], away, away], patient)
  // Posted at 1,000 and, two minutes later, at 1,004, where the bar after the next fills it.
  expect(trades).toMatchObject([{ entryPrice: '1004', openedAt: (start + 2) * minute }])
})

test('crosses the book after its last post, at the taker’s price', () => {
  const up = (open: number): Prices => [open, open + 2, open, open + 1]
  const { trades } = run([1000, 1001, 1002, 1003, 1004, 1005].map(up), patient)
  expect(trades).toMatchObject([{ openedAt: (start + 4) * minute }])
  expect(Number(trades[0]?.entryPrice)).toBeCloseTo(1004 * 1.001, 6)
})

test('is let go where the price has moved too far from its first post', () => {
  const up = (open: number): Prices => [open, open + 6, open, open + 5]
  const { trades, refusals } = run([1000, 1005, 1010, 1015, 1020, 1025].map(up), patient)
  expect(trades).toEqual([])
  expect(refusals.entry_let_go).toBe(2)
})

test('after a fill inside a bar the good way leads no farther than its close', () => {
  const wide: Prices = [1000, 1030, 999, 1001]
  expect(run([wide], patient).trades).toMatchObject([{ reason: 'session_end' }])
  expect(run([wide], { restsTargets: true }).trades).toMatchObject([{ reason: 'take_profit' }])
  // The stop is met on the bad way.
  expect(run([[1000, 1001, 985, 1000]], patient).trades).toMatchObject([{ reason: 'stop_loss' }])
})

test('a take-profit that rests fills at its own price and as a maker, once the price has passed it', () => {
  const calm: Prices = [1000, 1001, 999, 1000]
  const resting = { restsTargets: true }
  const touched = run([calm, [1000, 1020, 999, 1000]], resting)
  expect(touched.trades).toMatchObject([{ reason: 'session_end' }])
  const [jumped] = run([calm, [1040, 1041, 1039, 1040]], resting).trades
  expect(jumped).toMatchObject({ reason: 'take_profit', exitPrice: '1020' })
  expect(Number(jumped?.pnl.fees)).toBeCloseTo(0.01 * 0.5 * 1001 + 0.001 * 0.5 * 1020, 6)
})

const arbitraryMaker: fc.Arbitrary<MakerRules> = fc.record(
  {
    restsTargets: fc.boolean(),
    entries: fc.record({
      restMs: fc.integer({ min: 1, max: 20 }).map((minutes) => minutes * minute),
      mostPosts: fc.integer({ min: 1, max: 4 }),
      crossWithinPct: fc.constantFrom(null, 0, 0.1, 1),
    }),
  },
  { requiredKeys: ['restsTargets'] },
)

test('the quick replay makes the trades of the exact one with orders that rest', () => {
  let [runs, quick, posted] = [0, 0, 0]
  fc.assert(
    fc.property(
      arbitraryRehearsal,
      arbitraryMaker,
      fc.integer({ min: 1, max: 1000 }),
      (drawn, maker, seed) => {
        const strategy = { ...drawn.strategy, maker }
        const given = {
          ...drawn,
          strategy,
          costs: { ...drawn.costs, makerFee: usualCosts.makerFee },
        }
        const tape = createTape(roughBars(seed, 1000), strategy.intervals)
        for (const from of [70, 500]) {
          const { trades, isQuick } = agreed(given, tape, from)
          runs++
          if (isQuick) quick++
          if (maker.entries !== undefined) posted += trades
        }
      },
    ),
    { numRuns: 30 },
  )
  expect(posted).toBeGreaterThan(runs / 2)
  expect(quick / runs).toBeGreaterThan(0.95)
})
