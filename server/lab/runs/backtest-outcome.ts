import { add, toNumber, zero } from '../../../contract/decimal.ts'
import type { BacktestWarning } from '../../../contract/lab/backtest-shapes.ts'
import type { BacktestResult } from '../../../sandbox/backtest/run.ts'
import type { BacktestOutcome, BacktestTerms } from '../../storage/lab/backtest-content.ts'
import { commonWarnings } from './warnings.ts'

export function backtestOutcome(
  terms: BacktestTerms,
  result: BacktestResult,
  hasParams: boolean,
): BacktestOutcome {
  const { statistics, trades, equity, failed, runs } = result
  return {
    net: statistics.net,
    fees: add(zero, ...trades.map(({ fees }) => fees)),
    funding: add(zero, ...trades.map(({ funding }) => funding)),
    averageTrade: statistics.averageTrade,
    best: statistics.best,
    worst: statistics.worst,
    returnPct: statistics.returnPct,
    trades: statistics.trades,
    winRate: statistics.winRate,
    profitFactor: statistics.profitFactor,
    maxDrawdownPct: statistics.maxDrawdownPct,
    sharpe: statistics.sharpe,
    sharpeError: sharpeError(statistics.sharpe, equity.length),
    sortino: statistics.sortino,
    cagr: statistics.cagr,
    exposurePct: statistics.exposurePct,
    longestLosingStreak: statistics.longestLosingStreak,
    buyAndHoldPct: result.buyAndHoldPct,
    runs,
    failed: {
      count: failed.count,
      first: failed.first && {
        message: failed.first.message,
        line: failed.first.line,
        column: failed.first.column,
        time: failed.first.time,
      },
    },
    equity: [...equity],
    monthly: monthly(terms.balance, equity),
    warnings: warningsOf(terms, result, hasParams),
    nets: trades.map(({ net }) => toNumber(net)),
  }
}

/** Of independent daily returns (Lo 2002), by the year. */
function sharpeError(sharpe: number | null, days: number): number | null {
  if (sharpe === null || days < 2) return null
  const daily = sharpe / Math.sqrt(365)
  return Math.sqrt((1 + daily ** 2 / 2) / days) * Math.sqrt(365)
}

function monthly(balance: number, equity: BacktestResult['equity']): BacktestOutcome['monthly'] {
  const ends = new Map<string, number>()
  // A day ends at the first millisecond of the next one.
  for (const [at, value] of equity) ends.set(new Date(at - 1).toISOString().slice(0, 7), value)
  let before = balance
  return Array.from(ends, ([month, value]) => {
    const pnl = value - before
    const row = { month, pnl, return_pct: before > 0 ? (100 * pnl) / before : 0 }
    before = value
    return row
  })
}

function warningsOf(
  terms: BacktestTerms,
  { statistics: { trades, bestTradeShare }, trades: closed, failed }: BacktestResult,
  hasParams: boolean,
): BacktestWarning[] {
  const warnings = commonWarnings(terms, { trades, failedRuns: failed.count })
  const warn = (code: BacktestWarning['code'], message: string) => warnings.push({ code, message })
  if (trades > 1 && bestTradeShare !== null && bestTradeShare > 0.5) {
    warn(
      'one_trade_carries_it',
      `One trade made ${Math.round(100 * bestTradeShare)} % of all profit`,
    )
  }
  if (hasParams) {
    warn('in_sample_only', 'If its params were chosen on this time, try them on another')
  }
  if (closed.some(({ cause }) => cause === 'liquidation')) {
    warn('liquidated', 'The exchange would have closed positions by force')
  }
  return warnings
}
