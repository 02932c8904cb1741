// Runs a program once on the market as it is now, with the candles that it turns out to read.
import type { LiveRun, LiveRunResult } from '../../../../sandbox/live/run-once.ts'
import type { Context } from '../../../context.ts'
import { closedBars } from '../../runs/closed-bars.ts'
import type { ProgramThreads } from '../port.ts'

/** Each round learns of more series; a program reads few. */
const mostRounds = 12

export type RunResult = Exclude<LiveRunResult, { kind: 'needs' }> & { durationMs: number }

/** Throws what the exchange port throws. */
export async function runProgram(
  { exchange }: Pick<Context, 'exchange'>,
  threads: ProgramThreads,
  run: Omit<LiveRun, 'candles'>,
): Promise<RunResult> {
  const candles: LiveRun['candles'][number][] = []
  const startedAt = performance.now()
  for (let round = 0; round < mostRounds; round++) {
    const result = await threads.run({ ...run, candles })
    if (result.kind !== 'needs') {
      return { ...result, durationMs: Math.round(performance.now() - startedAt) }
    }
    for (const needed of result.candles) {
      candles.push({ symbol: needed.symbol, bars: await closedBars(exchange, needed, run.time) })
    }
  }
  const message = 'The program reads other candles each time'
  const fault = { kind: 'error', message, line: null, column: null } as const
  return { kind: 'failed', fault, logs: [], reads: [], durationMs: 0 }
}
