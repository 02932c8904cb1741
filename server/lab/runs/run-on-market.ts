// One run of a program on the market, with the candles that it turns out to read.
import type { UserId } from '../../../contract/primitives.ts'
import { toBars } from '../../../engine/signals/bars.ts'
import type { NamedBars, Needed } from '../../../sandbox/data/given-candles.ts'
import type { LiveRun, LiveRunResult } from '../../../sandbox/live/run-once.ts'
import type { ProgramFault } from '../../../sandbox/machine/faults.ts'
import type { Context } from '../../context.ts'
import { closedBars } from './closed-bars.ts'
import type { RunJob } from './jobs.ts'
import { JobTooSlow } from './pool.ts'

/** Each round learns of more series; a program reads few. */
const mostRounds = 12
const usualLimitMs = 250
/** Beyond the limit of the run itself: for a process to start on a busy machine. */
const patienceMs = 15_000

export type RunResult = Exclude<LiveRunResult, { kind: 'needs' }> & { durationMs: number }

/** What goes wrong in the program is a result. Throws RATE_LIMITED, and what the exchange port throws. */
export async function runOnMarket(
  { exchange, programPool }: Pick<Context, 'exchange' | 'programPool'>,
  kind: RunJob['kind'],
  run: Omit<LiveRun, 'candles'>,
  owner: UserId,
  /** What it reads as far as is known, so that it need not be found out; grows. */
  reading: Needed[] = [],
): Promise<RunResult> {
  const candles: NamedBars[] = []
  const listed = new Set((await exchange.assets()).map(({ symbol }) => symbol))
  const limitMs = (run.runLimitMs ?? usualLimitMs) * run.about.length + patienceMs
  const fetch = async (needed: Needed): Promise<void> => {
    const { symbol, interval } = needed
    const bars = listed.has(symbol)
      ? await closedBars(exchange, needed, run.time)
      : toBars([], interval)
    candles.push({ symbol, bars })
  }
  for (const needed of reading) await fetch(needed)
  for (let round = 0; round < mostRounds; round++) {
    const answer = await programPool
      .ask({ kind, run: { ...run, candles } }, { owner, limitMs })
      .catch((error: unknown) => {
        if (error instanceof JobTooSlow) return null
        throw error
      })
    if (answer === null) return failed('too-slow', 'The program did not answer and was ended')
    if (answer.kind !== 'ran') throw new Error(`a run was answered by ${answer.kind}`)
    const { result, durationMs } = answer
    if (result.kind !== 'needs') return { ...result, durationMs: Math.round(durationMs) }
    for (const needed of result.candles) {
      reading.push(needed)
      await fetch(needed)
    }
  }
  return failed('error', 'The program reads other candles each time')
}

function failed(kind: ProgramFault['kind'], message: string): RunResult {
  const fault = { kind, message, line: null, column: null }
  return { kind: 'failed', fault, logs: [], reads: [], durationMs: 0 }
}
