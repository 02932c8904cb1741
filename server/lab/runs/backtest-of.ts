import { fromNumber } from '../../../contract/decimal.ts'
import type { ProgramBacktest } from '../../../sandbox/backtest/run.ts'
import type { CandleSource } from '../../../sandbox/data/market-series.ts'
import { type ParsedProgram, parseProgram } from '../../../sandbox/language/parse.ts'
import type { BacktestTerms } from '../../storage/lab/backtest-content.ts'
import type { Answer, TestData } from './jobs.ts'

const places = 12

/** A stored test's terms as the sandbox takes them. */
export function backtestOf(
  program: ParsedProgram,
  { terms, markets }: Pick<TestData, 'terms' | 'markets'>,
  candles: CandleSource,
): ProgramBacktest {
  return {
    program,
    params: terms.params,
    seed: terms.seed,
    markets,
    candles,
    balance: fromNumber(terms.balance, places),
    costs: costsOf(terms),
    leverage: terms.leverage,
    from: terms.from,
  }
}

/** The program, or the answer that it has errors. */
export function readProgram(
  code: string,
): { program: ParsedProgram } | Extract<Answer, { kind: 'faulty' }> {
  const { program, errors } = parseProgram(code)
  if (program !== null) return { program }
  const [error = { message: 'The program cannot be read', line: null, column: null }] = errors
  return { kind: 'faulty', error }
}

function costsOf({ takerFeePct, slippagePct, fundingHourlyPct }: BacktestTerms) {
  return {
    takerFee: fromNumber(takerFeePct / 100, places),
    slippage: fromNumber(slippagePct / 100, places),
    fundingHourly: fromNumber(fundingHourlyPct / 100, places),
  }
}
