// Holds the quick replay of one start to the exact one.
import { expect } from 'vitest'
import { backtest } from '../replay/backtest.ts'
import { fastDeciders } from '../replay/fast-decider.ts'
import { kindOf } from '../replay/outcome-summary.ts'
import { createRehearser } from '../replay/outcomes.ts'
import { type Rehearsal, termsOf } from '../replay/rehearsal.ts'
import { replay } from '../replay/replay.ts'
import type { Tape } from '../replay/tape.ts'

/** Number of trades of the start, and whether floats sufficed; throws where the two replays differ. */
export function agreed(
  given: Rehearsal,
  tape: Tape,
  start: number,
): { trades: number; isQuick: boolean } {
  const exact = backtest({ ...given, tape, start })
  const quick = createRehearser(given, tape)(start)
  expect({
    kind: quick.kind,
    durationMs: quick.durationMs,
    entries: quick.entries,
    refusals: Object.fromEntries(quick.refusals),
  }).toEqual({
    kind: kindOf({ reason: exact.endReason, entries: exact.trades.length }),
    durationMs: exact.endedAt - exact.startedAt,
    entries: exact.trades.length,
    refusals: exact.refusals,
  })
  const net = (quick.netPct * Number(given.contract.budget)) / 100
  expect(Math.abs(net - Number(exact.pnl.net))).toBeLessThan(1e-6)
  const terms = { ...termsOf(given, tape, start) }
  const isQuick = replay(terms, fastDeciders(given, terms).startingAt(start)) !== null
  return { trades: exact.trades.length, isQuick }
}
