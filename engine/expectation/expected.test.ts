import { expect, test } from 'vitest'
import type { Outcome } from '../replay/outcome-summary.ts'
import { summarize } from '../replay/outcome-summary.ts'
import { expectedFrom } from './expected.ts'
import { meanOfStarts } from './mean-of-starts.ts'

const hour = 3_600_000
const past = { from: 0, to: 1_000 * hour }

function outcome(index: number, change: Partial<Outcome> = {}): Outcome {
  const netPct = index % 3 === 0 ? 10 : -5
  const own = { at: index * hour, netPct, durationMs: hour, entries: 1, refusals: new Map() }
  return { kind: netPct > 0 ? 'target' : 'loss', ...own, ...change }
}

const many = Array.from({ length: 60 }, (_, index) => outcome(index))

test('is the mean of the starts that traded and finished, with its interval', () => {
  const others = [outcome(60, { kind: 'noTrade', netPct: 0 }), outcome(61, { kind: 'unfinished' })]
  const found = expectedFrom(summarize([...many, ...others], 62), past)
  expect(found).toMatchObject({ mean: 0, starts: 60, from: 0, to: 1_000 * hour })
  expect(found?.low).toBeLessThan(0)
  expect(found?.high).toBeGreaterThan(0)
})

test('is not sure before all starts are replayed', () => {
  expect(summarize(many, 400).interval).toBeNull()
  expect(summarize(many, 60).interval).not.toBeNull()
})

test('does not depend on the order in which starts were replayed', () => {
  expect(meanOfStarts(many.toReversed())).toEqual(meanOfStarts(many))
})

test('takes sessions that share their candles for fewer', () => {
  const width = (durationMs: number): number => {
    const { low, high } = meanOfStarts(many.map((each) => ({ ...each, durationMs }))) ?? {}
    return (high ?? NaN) - (low ?? NaN)
  }
  // Neighbours are alike here in threes, which single draws do not see.
  const alike = many.map((each, index) => ({ ...each, netPct: index % 20 < 7 ? 10 : -5 }))
  const single = meanOfStarts(alike)
  const blocks = meanOfStarts(alike.map((each) => ({ ...each, durationMs: 10 * hour })))
  const widthOf = (found: typeof single) => (found?.high ?? NaN) - (found?.low ?? NaN)
  expect(widthOf(blocks)).toBeGreaterThan(widthOf(single))
  expect(width(30 * hour)).toBeNaN()
})

test('says nothing where most were still open at the end, or none traded', () => {
  const open = many.map((each) => ({ ...each, kind: 'unfinished' as const }))
  expect(expectedFrom(summarize([...many.slice(0, 20), ...open], 80), past)).toBeNull()
  const idle = many.map((each) => ({ ...each, kind: 'noTrade' as const }))
  expect(expectedFrom(summarize(idle, 60), past)).toBeNull()
})
