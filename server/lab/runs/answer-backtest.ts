import { fromNumber } from '../../../contract/decimal.ts'
import { type BacktestResult, runBacktest } from '../../../sandbox/backtest/run.ts'
import { parseProgram } from '../../../sandbox/language/parse.ts'
import type { BacktestTerms } from '../../storage/lab/backtest-content.ts'
import { errorOf } from './error-of.ts'
import { backtestEvents } from './backtest-events.ts'
import { backtestOutcome } from './backtest-outcome.ts'
import type { Answer, BacktestJob } from './jobs.ts'
import { seriesOf } from './series-of.ts'

const places = 12

export async function answerBacktest(
  job: BacktestJob,
  progress: (share: number) => void,
): Promise<Answer> {
  const { code, terms, markets } = job
  const { program, errors } = parseProgram(code)
  if (program === null) {
    return {
      kind: 'faulty',
      error: errors[0] ?? { message: 'No program', line: null, column: null },
    }
  }
  const series = seriesOf(job.candles)
  const result = await runBacktest({
    program,
    params: terms.params,
    seed: terms.seed,
    markets,
    candles: series.candles,
    balance: fromNumber(terms.balance, places),
    costs: costsOf(terms),
    leverage: terms.leverage,
    from: terms.from,
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

function isResult(result: object): result is BacktestResult {
  return 'statistics' in result
}

function costsOf({ takerFeePct, slippagePct, fundingHourlyPct }: BacktestTerms) {
  return {
    takerFee: fromNumber(takerFeePct / 100, places),
    slippage: fromNumber(slippagePct / 100, places),
    fundingHourly: fromNumber(fundingHourlyPct / 100, places),
  }
}
