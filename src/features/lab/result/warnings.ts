// What speaks against believing a backtest.
import { toNumber } from '../../../../contract/decimal.ts'
import type { ProgramTrade } from '../../../../engine/programs/account.ts'
import type { ProgramCosts } from '../../../../engine/programs/backtest.ts'
import type { ProgramStatistics } from '../../../../engine/programs/statistics.ts'
import { fewest, uncertainMean, type Uncertain } from '../../../../engine/journal/uncertainty.ts'

export type Warning =
  | { warns: 'no_trades' }
  | { warns: 'few_trades'; trades: number; enough: number }
  | { warns: 'one_trade'; share: number }
  | { warns: 'could_be_chance' }
  | { warns: 'costs_ignored' }
  | { warns: 'costs_eat'; share: number }
  | { warns: 'liquidated'; trades: number }
  | { warns: 'failing_runs'; runs: number }
  | { warns: 'short_history'; days: number; wanted: number }
  | { warns: 'in_sample' }

export interface Judged {
  statistics: ProgramStatistics
  trades: readonly ProgramTrade[]
  costs: ProgramCosts
  failedRuns: number
  /** Days that there are candles of, and that were asked for. */
  days: number
  wantedDays: number
}

/** A trade that made more of all profit than this carries it. */
const carrying = 0.5
/** A share of the history that is missing. */
const missing = 0.1

/** In the order of their weight. */
export function warningsOf(judged: Judged): Warning[] {
  const { statistics, trades, costs, failedRuns, days, wantedDays } = judged
  const found: Warning[] = []
  if (failedRuns > 0) found.push({ warns: 'failing_runs', runs: failedRuns })
  if (days < wantedDays * (1 - missing)) {
    found.push({ warns: 'short_history', days, wanted: wantedDays })
  }
  if (trades.length === 0) return [...found, { warns: 'no_trades' }]
  const liquidated = trades.filter(({ cause }) => cause === 'liquidation').length
  if (liquidated > 0) found.push({ warns: 'liquidated', trades: liquidated })
  if (trades.length < fewest) {
    found.push({ warns: 'few_trades', trades: trades.length, enough: fewest })
  }
  const mean = uncertainTrade(trades)
  const gains = toNumber(statistics.net) > 0
  if (gains && mean?.low !== null && (mean?.low ?? 0) <= 0) found.push({ warns: 'could_be_chance' })
  const share = statistics.bestTradeShare ?? 0
  if (gains && trades.length > 1 && share > carrying) found.push({ warns: 'one_trade', share })
  if (toNumber(costs.takerFee) === 0 || toNumber(costs.slippage) === 0) {
    found.push({ warns: 'costs_ignored' })
  }
  const gross = sum(trades.map((trade) => toNumber(trade.gross)))
  const paid = gross - toNumber(statistics.net)
  if (gross > 0 && paid > gross / 2) found.push({ warns: 'costs_eat', share: paid / gross })
  found.push({ warns: 'in_sample' })
  return found
}

/** The mean net result of a trade in USDC, with its 95 % interval. */
export function uncertainTrade(trades: readonly ProgramTrade[]): Uncertain | null {
  return uncertainMean(trades.map(({ net }) => toNumber(net)))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
