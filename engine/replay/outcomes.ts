// How a contract tends to end: one session, replayed from many past starts.
import { toNumber } from '../../contract/decimal.ts'
import { replayExactly } from './backtest.ts'
import { type Outcome, type Outcomes, kindOf, summarize } from './outcome-summary.ts'
import { quickMinds } from './quick-mind.ts'
import { type Rehearsal, requireFit, termsOf } from './rehearsal.ts'
import { replay } from './replay.ts'
import { type Tape, openingTime } from './tape.ts'

/**
 * The outcomes so far, after every `batch` starts and at the end: the caller stops or goes on when it likes. Starts in
 * the order of `spreadStarts` make early answers estimates of the last one. Throws RangeError as `backtest` does.
 */
export function* outcomes(
  rehearsal: Rehearsal,
  tape: Tape,
  starts: readonly number[],
  batch = 50,
): Generator<Outcomes, void> {
  const outcomeOf = createRehearser(rehearsal, tape)
  const done: Outcome[] = []
  for (const start of starts) {
    done.push(outcomeOf(start))
    if (done.length % batch === 0 || done.length === starts.length) {
      yield summarize(rehearsal.contract, done, starts.length)
    }
  }
}

/**
 * Answers as `backtest` would, in floats: the same trades, the same end, the net result within 1e-6 USDC. Where floats
 * leave a doubt it asks `backtest`.
 */
export function createRehearser(rehearsal: Rehearsal, tape: Tape): (start: number) => Outcome {
  const terms = termsOf(rehearsal, tape, 1)
  const minds = quickMinds(rehearsal, terms)
  const budget = toNumber(rehearsal.contract.budget)
  return (start) => {
    requireFit(rehearsal, tape, start)
    const done =
      replay({ ...terms, start }, minds.startingAt(start)) ??
      replayExactly({ ...rehearsal, tape, start }).done
    return {
      kind: kindOf(done),
      netPct: (100 * done.net) / budget,
      durationMs: done.endedAt - openingTime(tape, start),
      entries: done.entries,
      refusals: done.refusals,
    }
  }
}
