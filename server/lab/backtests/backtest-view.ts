import type { Backtest, BacktestSummary } from '../../../contract/lab/backtest-shapes.ts'
import type { NamedBacktest } from '../../storage/lab/backtests.ts'
import { iso } from '../iso.ts'
import { backtestId } from './backtest-id.ts'

export function backtestSummary(row: NamedBacktest): BacktestSummary {
  const { terms, outcome } = row
  return {
    id: backtestId(row.id),
    program_id: row.programId,
    program_name: row.programName,
    program_version: row.version,
    symbol: terms.symbols[0] ?? '',
    symbols: terms.symbols,
    interval: terms.interval,
    start_date: terms.startDate,
    end_date: terms.endDate,
    status: row.status,
    progress: row.progress,
    total_trades: outcome?.trades ?? null,
    total_pnl: number(outcome?.net),
    return_pct: outcome?.returnPct ?? null,
    max_drawdown: outcome?.maxDrawdownPct ?? null,
    shared: row.shareToken !== null,
    created_at: iso(row.createdAt),
    finished_at: row.finishedAt === null ? null : iso(row.finishedAt),
  }
}

export function backtestView(row: NamedBacktest): Backtest {
  const { terms, outcome } = row
  const first = outcome?.failed.first ?? null
  return {
    ...backtestSummary(row),
    from: terms.from,
    to: terms.to,
    params: terms.params,
    seed: terms.seed,
    initial_balance: terms.balance,
    slippage_pct: terms.slippagePct,
    taker_fee_pct: terms.takerFeePct,
    funding_hourly_pct: terms.fundingHourlyPct,
    leverage: terms.leverage,
    data_fingerprint: row.fingerprint,
    share_token: row.shareToken,
    error: row.error,
    failed_runs: outcome?.failed.count ?? 0,
    first_failure: first && {
      message: first.message,
      line: first.line,
      column: first.column,
      at: iso(first.time),
    },
    runs: outcome?.runs ?? 0,
    win_rate: outcome?.winRate ?? null,
    net_pnl: number(outcome?.net),
    total_fees: number(outcome?.fees),
    funding: number(outcome?.funding),
    profit_factor: outcome?.profitFactor ?? null,
    sharpe: outcome?.sharpe ?? null,
    sharpe_error: outcome?.sharpeError ?? null,
    sortino: outcome?.sortino ?? null,
    cagr: outcome?.cagr ?? null,
    exposure_pct: outcome?.exposurePct ?? null,
    avg_trade: number(outcome?.averageTrade),
    best: number(outcome?.best),
    worst: number(outcome?.worst),
    longest_losing_streak: outcome?.longestLosingStreak ?? null,
    buy_and_hold_pct: outcome?.buyAndHoldPct ?? null,
    equity: outcome?.equity.map(([at, equity]): [number, number] => [at, equity]) ?? [],
    monthly: outcome?.monthly ?? [],
    warnings: outcome?.warnings ?? [],
  }
}

const number = (text: string | null | undefined) =>
  text === null || text === undefined ? null : Number(text)
