import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advanceDraft, quickDraft } from '../draft.ts'
import {
  outcomeSentence,
  possibleOutcomes,
  separateStretches,
  wholeShares,
} from './outcome-words.ts'

const hour = 3_600_000
const none = { target: 0, loss: 0, time: 0, liquidation: 0, unfinished: 0, noTrade: 0 }
const quick = quickDraft({
  budget: '100',
  profitTarget: 40,
  lossThreshold: 5,
  maxPositions: 3,
})
const advance = advanceDraft(
  {
    amount: '100',
    executionStrategy: 'Degen',
    strategyDuration: '365D',
    maxWalletBudget: false,
  },
  '100',
)
const followed = {
  interval: '1m',
  from: 0,
  to: 80 * hour,
  wholeMs: null,
  leastMs: 40 * hour,
} as const
const outcomes = {
  replayed: 400,
  total: 400,
  counts: { ...none, target: 100, loss: 299, unfinished: 1 },
  mainGate: null,
  medianDurationMs: 8 * hour,
  medianNetPct: -5,
  meanNetPct: -4,
  meanEntries: 2,
  wonShare: 0.3,
  breakEvenShare: 0.5,
  interval: null,
}

test('whole shares always add up to 100, and none is off by one or more', () => {
  const count = fc.nat(400)
  fc.assert(
    fc.property(
      fc.tuple(fc.integer({ min: 1, max: 9 }), count, count, count, count, count),
      (n) => {
        const [target, loss, time, liquidation, unfinished, noTrade] = n
        const counts = { target, loss, time, liquidation, unfinished, noTrade }
        const shares = wholeShares(counts)
        const total = n.reduce((sum, one) => sum + one, 0)
        expect(Object.values(shares).reduce((sum, one) => sum + one, 0)).toBe(100)
        for (const kind of ['target', 'loss', 'time', 'noTrade'] as const) {
          expect(Math.abs(shares[kind] - (100 * counts[kind]) / total)).toBeLessThan(1)
        }
      },
    ),
  )
  expect(wholeShares(none)).toEqual(none)
})

test('names only endings that the contract can have', () => {
  expect(possibleOutcomes(quick, null)).toEqual([
    'target',
    'loss',
    'unfinished',
    'liquidation',
    'noTrade',
  ])
  expect(possibleOutcomes(advance, null)).not.toContain('unfinished')
  expect(possibleOutcomes(advance, followed)).toContain('unfinished')
})

test('says the shares in one sentence', () => {
  expect(outcomeSentence(quick, followed, outcomes)).toBe(
    'From 400 past starts: 25% target, 75% loss, 0% still open, 0% liquidated, 0% no trade.',
  )
})

test('counts how many sessions the history holds one after the other, where most of them ended', () => {
  expect(separateStretches(outcomes, followed)).toBe(10)
  const open = { ...outcomes, counts: { ...none, target: 10, unfinished: 390 } }
  expect(separateStretches(open, followed)).toBeNull()
})
