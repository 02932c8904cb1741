import type { BacktestWarning } from '../../../contract/lab/backtest-shapes.ts'
import type { BacktestTerms } from '../../storage/lab/backtest-content.ts'

const fewTrades = 30

/** What any test of a program is warned of. */
export function commonWarnings(
  { slippagePct, takerFeePct }: Pick<BacktestTerms, 'slippagePct' | 'takerFeePct'>,
  { trades, failedRuns }: { trades: number; failedRuns: number },
): BacktestWarning[] {
  const warnings: BacktestWarning[] = []
  if (trades < fewTrades) {
    const message = `Only ${trades} ${trades === 1 ? 'trade' : 'trades'}: chance can explain the result`
    warnings.push({ code: 'few_trades', message })
  }
  if (slippagePct === 0 || takerFeePct === 0) {
    const message = 'Without slippage and fees it looks better than it can be'
    warnings.push({ code: 'costs_ignored', message })
  }
  if (failedRuns > 0) {
    const message = `${failedRuns} runs failed and decided nothing`
    warnings.push({ code: 'runs_failed', message })
  }
  return warnings
}
