import { expect, test } from 'vitest'
import { pairedDifference } from './paired.ts'
import type { Sitting } from './trial.ts'

const wild = [40, -30, 25, -35, 30, -20, 10, -15, 35, -25]
const sittings = (shift: number): Sitting[] =>
  Array.from({ length: 60 }, (_, at) => {
    const netPct = (wild[at % wild.length] ?? 0) + shift
    return { kind: 'time', at, netPct, durationMs: 1, entries: 1 }
  })

test('finds a small change under large results', () => {
  const found = pairedDifference(sittings(0), sittings(0.2))
  expect(found?.mean).toBeCloseTo(0.2)
  expect(found?.low).toBeCloseTo(0.2)
})

test('leaves out starts from which only one traded and finished', () => {
  const changed = sittings(0.2).map((each, index) =>
    index < 30 ? { ...each, kind: 'noTrade' as const, netPct: 0 } : each,
  )
  expect(pairedDifference(sittings(0), changed)?.mean).toBeCloseTo(0.2)
  expect(pairedDifference(sittings(0), [])).toBeNull()
})
