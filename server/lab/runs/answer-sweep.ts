// One program with several choices of its params, on each half of the time apart.
import { toNumber } from '../../../contract/decimal.ts'
import { sliceBars } from '../../../engine/signals/bars.ts'
import { type ProgramBacktest, runBacktest } from '../../../sandbox/backtest/run.ts'
import { givenCandles } from '../../../sandbox/data/given-candles.ts'
import { isResult } from './answer-backtest.ts'
import { backtestOf, readProgram } from './backtest-of.ts'
import { errorOf } from './error-of.ts'
import type { Answer, SweepJob, SweptHalf, SweptRun } from './jobs.ts'

export async function answerSweep(
  job: SweepJob,
  progress: (share: number) => void,
): Promise<Answer> {
  const read = readProgram(job.code)
  if ('kind' in read) return read
  const series = givenCandles(job.candles)
  const runs: SweptRun[] = []
  for (const [done, params] of job.choices.entries()) {
    const whole = { ...backtestOf(read.program, job, series.candles), params }
    const halves: SweptHalf[] = []
    for (const half of [firstHalf(whole, job.splitAt), { ...whole, from: job.splitAt }]) {
      const result = await runBacktest({
        ...half,
        progress: () => {
          progress((done + halves.length / 2) / job.choices.length)
          return series.missing.length === 0
        },
      })
      if (series.missing.length > 0) return { kind: 'needs', series: series.missing }
      if (result === null) throw new Error('a backtest ended itself')
      if (!isResult(result)) return { kind: 'faulty', error: errorOf(result) }
      const { net, returnPct, maxDrawdownPct, trades, sharpe, profitFactor } = result.statistics
      const failedRuns = result.failed.count
      halves.push({
        net: toNumber(net),
        returnPct,
        maxDrawdownPct,
        trades,
        sharpe,
        profitFactor,
        failedRuns,
      })
    }
    const [inSample, outOfSample] = halves
    if (inSample === undefined || outOfSample === undefined) throw new Error('a half is missing')
    runs.push({ inSample, outOfSample })
  }
  return { kind: 'swept', runs }
}

/** Without the bars of the second half: what is open is closed where the first one ends. */
function firstHalf(whole: ProgramBacktest, splitAt: number): ProgramBacktest {
  const markets = whole.markets.map((market) => {
    const end = market.bars.t.findIndex((t) => t >= splitAt)
    return end < 0 ? market : { ...market, bars: sliceBars(market.bars, 0, end) }
  })
  return { ...whole, markets }
}
