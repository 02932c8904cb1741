import { expect, test } from 'vitest'
import type { SweptHalf, SweptRun } from '../../runs/jobs.ts'
import { bestOf, sweepWarnings } from './sweep-warnings.ts'

const costs = { slippagePct: 0.05, takerFeePct: 0.045 }
const half = (net: number, more: Partial<SweptHalf> = {}): SweptHalf => ({
  net,
  returnPct: net / 100,
  maxDrawdownPct: -1,
  trades: 50,
  sharpe: 1,
  profitFactor: 1.2,
  failedRuns: 0,
  ...more,
})
const run = (net: number, later = net, more: Partial<SweptHalf> = {}): SweptRun => ({
  inSample: half(net, more),
  outOfSample: half(later),
})
const codes = (runs: SweptRun[], terms = costs) =>
  sweepWarnings(terms, { sizes: [runs.length] }, runs).map(({ code }) => code)

test('the best gains most in the first half, of those that traded', () => {
  expect(bestOf([run(1), run(3, -9), run(2)])).toBe(1)
  expect(bestOf([run(-1), run(0, 0, { trades: 0 }), run(-2)])).toBe(0)
  expect(bestOf([run(0, 0, { trades: 0 })])).toBe(null)
})

test('a best with the like of it around, that goes on to gain, is not warned of', () => {
  expect(codes([run(8), run(10), run(9)])).toEqual([])
})

test.each([
  ['parameters_on_a_peak', [run(1), run(10), run(0)]],
  ['in_sample_only', [run(8), run(10, -1), run(9)]],
  ['few_trades', [run(8), run(10, 10, { trades: 3 }), run(9)]],
  ['runs_failed', [run(8, 8, { failedRuns: 1 }), run(10), run(9)]],
])('%s', (code, runs) => {
  expect(codes(runs)).toEqual([code])
})

test('costs of nothing are warned of', () => {
  expect(codes([run(8), run(10), run(9)], { slippagePct: 0, takerFeePct: 0.045 })).toEqual([
    'costs_ignored',
  ])
})
