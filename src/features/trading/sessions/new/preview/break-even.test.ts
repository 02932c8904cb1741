import { expect, test } from 'vitest'
import { type Outcome, summarize } from '../../../../../../engine/replay/outcome-summary.ts'
import { breakEven } from './break-even.ts'

const ended = (kind: Outcome['kind'], netPct: number): Outcome => ({
  kind,
  at: 0,
  netPct,
  durationMs: 60_000,
  entries: 1,
  refusals: new Map(),
})
const of = (outcomes: Outcome[]) =>
  breakEven({ profitTarget: 2, lossThreshold: 1 }, summarize(outcomes, outcomes.length))

test('a target twice the loss must be reached by a third of what ends at an end', () => {
  const outcomes = [ended('target', 2), ended('target', 2), ended('loss', -1)]
  expect(of(outcomes)).toEqual({ needed: 33, had: 67 })
})

test('sessions that end by time count with what they earned: who wins often enough is ahead on average', () => {
  const outcomes = [
    ended('target', 2),
    ended('loss', -1),
    ended('loss', -1),
    ended('time', 0.5),
    ended('time', 0.5),
  ]
  const { meanNetPct } = summarize(outcomes, outcomes.length)
  expect(meanNetPct).toBeGreaterThan(0)
  expect(of(outcomes)).toEqual({ needed: 50, had: 60 })
})

test('nothing is said of what nothing is known of', () => {
  const contract = { profitTarget: 10, lossThreshold: 5 }
  expect(breakEven(contract, null)).toEqual({ needed: 33, had: null })
  expect(breakEven(contract, summarize([], 0))).toEqual({ needed: 33, had: null })
  const onlyWon = summarize([ended('target', 10)], 1)
  expect(breakEven(contract, onlyWon)).toEqual({ needed: 33, had: 100 })
})
