import { expect, test } from 'vitest'
import type { Sitting } from './trial.ts'
import { walkForward } from './walk-forward.ts'

/** A hundred sessions, one an hour, each over before the next. */
const variant = (netAt: (hour: number) => number): Sitting[] =>
  Array.from({ length: 100 }, (_, hour) => ({
    at: hour * 3_600_000,
    kind: 'target',
    netPct: netAt(hour),
    durationMs: 1_800_000,
    entries: 1,
  }))

test('chooses by the past and counts the stretch after it', () => {
  const early = variant((hour) => (hour < 35 ? 1 : -1))
  const late = variant((hour) => (hour < 35 ? -1 : 1))
  const walked = walkForward([early, late])
  expect(walked.map(({ chosen }) => chosen)).toEqual([0, 0, 0, 1])
  expect(walked.map(({ mean }) => mean)).toEqual([0.5, -1, -1, 1])
  expect(walked.map(({ all }) => all[1])).toEqual([-0.5, 1, 1, 1])
})

test('does not see the end of a session that is still running at the border', () => {
  const quick = variant(() => 0)
  const slow = variant(() => 5).map((sitting) => ({ ...sitting, durationMs: 50 * 3_600_000 }))
  expect(walkForward([quick, slow]).map(({ chosen }) => chosen)).toEqual([0, 0, 1, 1])
})
