// The distribution of a contract's endings: one session, replayed from many past starts.
import { toNumber } from '../../contract/decimal.ts'
import { replayExactly } from './backtest.ts'
import { type Outcome, type Outcomes, kindOf, summarize } from './outcome-summary.ts'
import { fastDeciders } from './fast-decider.ts'
import { type NewVoice, saidBy, unsaid } from './by-program.ts'
import { type Rehearsal, requireFit, termsOf } from './rehearsal.ts'
import { type Decider, replay } from './replay.ts'
import { type Tape, openingTime } from './tape.ts'

/**
 * Yields the outcomes so far after every `batch` starts and at the end, so that the caller can stop at any time.
 * With starts in the order of `spreadStarts` early results estimate the final one. Throws RangeError as `backtest`
 * does.
 */
export function* outcomes(
  rehearsal: Rehearsal,
  tape: Tape,
  starts: readonly number[],
  batch = 50,
  program?: NewVoice,
): Generator<Outcomes, void> {
  const outcomeOf = createRehearser(rehearsal, tape, program)
  const done: Outcome[] = []
  for (const start of starts) {
    done.push(outcomeOf(start))
    if (done.length % batch === 0 || done.length === starts.length) {
      yield summarize(done, starts.length)
    }
  }
}

/**
 * Returns what `backtest` would, computed in floats: the same trades, the same end, the net result within 1e-6 USDC.
 * Where floats cannot decide with certainty it uses `backtest`. `over`: what decides in its place, for research.
 */
export function createRehearser(
  rehearsal: Rehearsal,
  past: Tape,
  program?: NewVoice,
  over: (mind: Decider) => Decider = (mind) => mind,
): (start: number) => Outcome {
  const tape = program === undefined ? past : unsaid(past)
  const terms = termsOf(rehearsal, tape, 1)
  const minds = fastDeciders(rehearsal, terms)
  const budget = toNumber(rehearsal.contract.budget)
  return (start) => {
    requireFit(rehearsal, tape, start)
    const mind = over(minds.startingAt(start))
    const done =
      replay({ ...terms, start }, program ? saidBy(program(), rehearsal, tape, mind) : mind) ??
      replayExactly({ ...rehearsal, tape, start, over, ...(program && { program }) }).done
    return {
      kind: kindOf(done),
      at: openingTime(tape, start),
      netPct: (100 * done.net) / budget,
      durationMs: done.endedAt - openingTime(tape, start),
      entries: done.entries,
      refusals: done.refusals,
    }
  }
}
