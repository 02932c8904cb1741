// One run of a backtest again, with all that it read: the backtest is deterministic, so it is run up to there.
import { runBacktest } from '../../../sandbox/backtest/run.ts'
import type { Machine, RunResult, RunView } from '../../../sandbox/machine/machine.ts'
import { givenCandles } from '../../../sandbox/data/given-candles.ts'
import { backtestOf, readProgram } from './backtest-of.ts'
import { errorOf } from './error-of.ts'
import type { Answer, InspectJob, InspectedRun } from './jobs.ts'

class IsPast extends Error {}

export async function answerInspect(job: InspectJob): Promise<Answer> {
  const read = readProgram(job.code)
  if ('kind' in read) return read
  const series = givenCandles(job.candles)
  const watch = watcher(job)
  try {
    const result = await runBacktest({
      ...backtestOf(read.program, job, series.candles),
      step: (machine, view) => watch.step(machine, view),
      progress: () => series.missing.length === 0,
    })
    if (result !== null && 'kind' in result) return { kind: 'faulty', error: errorOf(result) }
  } catch (error) {
    if (!(error instanceof IsPast)) throw error
  }
  if (series.missing.length > 0) return { kind: 'needs', series: series.missing }
  return { kind: 'inspected', run: watch.seen() }
}

/** Looks for the last run at that time that decided it: several markets of a program run at the same time. */
function watcher({ at, decided, terms }: InspectJob) {
  let seen: InspectedRun | null = null
  return {
    seen: () => seen,
    step(machine: Machine, view: RunView): RunResult {
      if (view.time < at) return machine.step(view)
      if (view.time > at) throw new IsPast()
      machine.record(true)
      const result = machine.step(view)
      // What a broken machine read is gone with it.
      if (result.kind === 'failed' && result.fault.kind === 'broken') return result
      const reads = machine.record(false)
      const decision =
        result.kind === 'done'
          ? result.decisions.findLast(
              ({ symbol, action }) => symbol === decided.symbol && action === decided.action,
            )
          : undefined
      if (decision !== undefined) {
        const held = view.markets[terms.symbols.indexOf(decided.symbol)]?.quantity ?? 0
        const about = terms.symbols[view.symbol] ?? decided.symbol
        seen = { about, decision, held, logs: result.logs, reads }
      }
      return result
    },
  }
}
