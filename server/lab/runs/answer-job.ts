import { reorderTrades } from '../../../engine/programs/robustness.ts'
import { marketSeries } from '../../../sandbox/data/market-series.ts'
import { Machine } from '../../../sandbox/machine/machine.ts'
import { answerBacktest } from './answer-backtest.ts'
import { answerInspect } from './answer-inspect.ts'
import { answerSweep } from './answer-sweep.ts'
import { readProgram } from './backtest-of.ts'
import { checkProgram } from './check-program.ts'
import { errorOf } from './error-of.ts'
import type { Answer, Job, OneRun } from './jobs.ts'
import { seriesOf } from './series-of.ts'

export async function answerJob(job: Job, progress: (share: number) => void): Promise<Answer> {
  switch (job.kind) {
    case 'check':
      return checkProgram(job.code)
    case 'run':
      return runOnce(job)
    case 'backtest':
      return answerBacktest(job, progress)
    case 'inspect':
      return answerInspect(job)
    case 'sweep':
      return answerSweep(job, progress)
    case 'reorder':
      return { kind: 'reordered', robustness: reorderTrades(job) }
  }
}

async function runOnce(job: OneRun): Promise<Answer> {
  const { code, symbols, interval, params, seed, view, runLimitMs } = job
  const read = readProgram(code)
  if ('kind' in read) return read
  const { program } = read
  const began = performance.now()
  const series = seriesOf(job.candles)
  const open = marketSeries(series.candles)
  const machine = await Machine.start({
    program,
    symbols,
    interval,
    params,
    seed,
    runLimitMs,
    open,
  })
  if (!(machine instanceof Machine)) return { kind: 'faulty', error: errorOf(machine) }
  try {
    machine.state = job.state
    machine.record(true)
    const result = machine.step(view)
    if (series.missing.length > 0) return { kind: 'needs', series: series.missing }
    const isDone = result.kind === 'done'
    const isBroken = !isDone && result.fault.kind === 'broken'
    return {
      kind: 'ran',
      status: isDone ? 'ok' : 'error',
      decisions: isDone ? result.decisions : [],
      logs: result.logs,
      reads: isBroken ? [] : machine.record(false),
      state: isBroken ? job.state : machine.state,
      error: isDone ? null : errorOf(result.fault),
      durationMs: performance.now() - began,
    }
  } finally {
    machine.dispose()
  }
}
