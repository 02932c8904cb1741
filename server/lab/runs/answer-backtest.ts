import { type BacktestResult, runBacktest } from '../../../sandbox/backtest/run.ts'
import { givenCandles } from '../../../sandbox/data/given-candles.ts'
import { backtestEvents } from './backtest-events.ts'
import { backtestOf, readProgram } from './backtest-of.ts'
import { backtestOutcome } from './backtest-outcome.ts'
import { errorOf } from './error-of.ts'
import type { Answer, BacktestJob } from './jobs.ts'

export async function answerBacktest(
  job: BacktestJob,
  progress: (share: number) => void,
): Promise<Answer> {
  const { code, terms, markets } = job
  const read = readProgram(code)
  if ('kind' in read) return read
  const { program } = read
  const series = givenCandles(job.candles)
  const result = await runBacktest({
    ...backtestOf(program, job, series.candles),
    progress: (share) => {
      progress(share)
      // What is missing is fetched, and all of it runs anew.
      return series.missing.length === 0
    },
  })
  if (series.missing.length > 0) return { kind: 'needs', series: series.missing }
  if (result === null) throw new Error('a backtest ended itself')
  if (!isResult(result)) return { kind: 'faulty', error: errorOf(result) }
  return {
    kind: 'tested',
    outcome: backtestOutcome(terms, result, program.params.length > 0),
    events: backtestEvents(terms, result, markets),
  }
}

export function isResult(result: object): result is BacktestResult {
  return 'statistics' in result
}
