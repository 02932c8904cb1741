// What a backtest is asked for, and what it tells.
import * as z from 'zod/mini'
import { IsoTime } from '../desk/shared.ts'
import { Day } from '../journal/journal-shared.ts'
import { Interval } from '../market/market.ts'
import { DataRead, RunDecision } from './writing-programs.ts'
import { LabId, ParamValues, ProgramError, SymbolName } from './lab-shared.ts'

/** Percent. */
const Percent = z.number().check(z.gte(0), z.lte(10))

/** Common to a backtest and a sweep. */
export const testTerms = {
  symbol: z.optional(SymbolName),
  symbols: z.optional(z.array(SymbolName).check(z.minLength(1), z.maxLength(8))),
  /** Whole UTC days, both included. */
  start_date: Day,
  /** Today by default: until the last closed candle. */
  end_date: z.optional(Day),
  interval: z._default(Interval, '1h'),
  /** USDC. */
  initial_balance: z._default(z.number().check(z.gte(10), z.lte(1e9)), 10_000),
  slippage_pct: z._default(Percent, 0.05),
  /** The exchange's by default. Every fill of a program takes liquidity. */
  taker_fee_pct: z._default(Percent, 0.045),
  /** An hour's rate, in percent; positive: longs pay. */
  funding_hourly_pct: z._default(z.number().check(z.gte(-1), z.lte(1)), 0.001_25),
  /** Where the program names none. */
  leverage: z._default(z.number().check(z.gte(1), z.lte(100)), 1),
  params: z.optional(ParamValues),
  /** What Math.random() draws from. */
  seed: z._default(z.int().check(z.gte(0), z.lte(2_147_483_647)), 1),
}

const backtestStates = ['running', 'completed', 'error', 'cancelled'] as const
export const BacktestState = z.enum(backtestStates)
export type BacktestState = z.infer<typeof BacktestState>

const OptionalNumber = z.nullable(z.number())

export const BacktestSummary = z.object({
  id: z.string(),
  program_id: LabId,
  program_name: z.string(),
  program_version: z.int(),
  /** The first of its markets. */
  symbol: z.string(),
  symbols: z.array(z.string()),
  interval: Interval,
  /** Days. */
  start_date: z.string(),
  end_date: z.string(),
  status: BacktestState,
  /** 0…1. */
  progress: z.number(),
  /** Null until it is completed. */
  total_trades: z.nullable(z.int()),
  /** USDC after all costs. */
  total_pnl: OptionalNumber,
  return_pct: OptionalNumber,
  /** Percent, 0 or less. */
  max_drawdown: OptionalNumber,
  shared: z.boolean(),
  created_at: IsoTime,
  finished_at: z.nullable(IsoTime),
})
export type BacktestSummary = z.infer<typeof BacktestSummary>

const backtestWarnings = [
  'few_trades',
  'one_trade_carries_it',
  'in_sample_only',
  'costs_ignored',
  'parameters_on_a_peak',
  'runs_failed',
  'liquidated',
] as const

export const BacktestWarning = z.object({
  code: z.enum(backtestWarnings),
  message: z.string(),
})
export type BacktestWarning = z.infer<typeof BacktestWarning>

export const Backtest = z.extend(BacktestSummary, {
  /** Epoch ms: the first bar's opening, and the end of the last bar. */
  from: z.int(),
  to: z.int(),
  params: z.record(z.string(), z.number()),
  seed: z.int(),
  initial_balance: z.number(),
  slippage_pct: z.number(),
  taker_fee_pct: z.number(),
  funding_hourly_pct: z.number(),
  leverage: z.number(),
  /** SHA-256 of the candles that it was run on; null until then. */
  data_fingerprint: z.nullable(z.string()),
  /** Null: it is not shared. */
  share_token: z.nullable(z.string()),
  /** Why it ended with status `error`. */
  error: z.nullable(ProgramError),
  /** Of runs that failed, which count as `hold`: how many, and the first. */
  failed_runs: z.int(),
  first_failure: z.nullable(z.extend(ProgramError, { at: IsoTime })),
  runs: z.int(),
  /** A fraction. */
  win_rate: OptionalNumber,
  net_pnl: OptionalNumber,
  total_fees: OptionalNumber,
  /** USDC received; negative: paid. */
  funding: OptionalNumber,
  profit_factor: OptionalNumber,
  /** Of daily returns, × √365. */
  sharpe: OptionalNumber,
  /** The standard error of `sharpe`. */
  sharpe_error: OptionalNumber,
  sortino: OptionalNumber,
  /** Percent a year. */
  cagr: OptionalNumber,
  /** Percent of the bars. */
  exposure_pct: OptionalNumber,
  avg_trade: OptionalNumber,
  best: OptionalNumber,
  worst: OptionalNumber,
  longest_losing_streak: z.nullable(z.int()),
  buy_and_hold_pct: OptionalNumber,
  /** [epoch ms, USDC] at the end of each UTC day. */
  equity: z.array(z.tuple([z.int(), z.number()])),
  /** Months as "2026-04". */
  monthly: z.array(z.object({ month: z.string(), pnl: z.number(), return_pct: z.number() })),
  warnings: z.array(BacktestWarning),
})
export type Backtest = z.infer<typeof Backtest>

export const triggerTypes = ['scheduled', 'signal', 'stop', 'target', 'liquidation', 'end'] as const

/** A decision that became a fill or was refused, or a fill that the market caused. */
export const BacktestTrigger = z.object({
  id: z.string(),
  /** The action. */
  type: z.enum(['buy', 'sell', 'close']),
  trigger_type: z.enum(triggerTypes),
  symbol: z.string(),
  /** Of the fill; of a refused decision the latest close. */
  price: z.number(),
  /** Units of the coin, unsigned. */
  quantity: z.number(),
  timestamp: IsoTime,
  /** USDC before costs that it realised; null where nothing was closed. */
  pnl: OptionalNumber,
  fee: z.number(),
  equity_before: z.number(),
  equity_after: z.number(),
  reason: z.nullable(z.string()),
  /** Which rule refused it, in words. */
  error: z.nullable(z.string()),
})
export type BacktestTrigger = z.infer<typeof BacktestTrigger>

export const BacktestTriggerDetail = z.extend(BacktestTrigger, {
  backtest_id: z.string(),
  /** When the program decided it, at the close of a bar; null for what the market caused. */
  decided_at: z.nullable(IsoTime),
  /** Numbers and positions that the program read, by name, as `rsi` or `ema(9)`; its candles are in `reads`. */
  context: z.record(z.string(), z.unknown()),
  /** The same with arguments, in order. */
  reads: z.array(DataRead),
  decision: z.nullable(RunDecision),
  logs: z.array(z.string()),
  /** Why what it read cannot be shown, such as candles that are others now; null: it is shown, or it read nothing. */
  unavailable: z.nullable(z.string()),
})
export type BacktestTriggerDetail = z.infer<typeof BacktestTriggerDetail>

export const BacktestMarker = z.object({
  type: z.enum(['entry', 'exit']),
  timestamp: IsoTime,
  price: z.number(),
  /** Of the fill. */
  side: z.enum(['buy', 'sell']),
  symbol: z.string(),
  quantity: z.number(),
  cause: z.enum(['order', 'stop', 'target', 'liquidation', 'end']),
  trigger_id: z.string(),
})
export type BacktestMarker = z.infer<typeof BacktestMarker>

/** Whoever has the link can see and repeat it. */
export const SharedBacktest = z.object({
  backtest: Backtest,
  code: z.string(),
  markers: z.array(BacktestMarker),
})
export type SharedBacktest = z.infer<typeof SharedBacktest>
