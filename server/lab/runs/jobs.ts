// What the processes that run people's programs are asked, and what they answer.
import type { ProgramError, ProgramProblem } from '../../../contract/lab/lab-shared.ts'
import type { Interval } from '../../../contract/market/market.ts'
import type { Bars, MarketLimits } from '../../../engine/types.ts'
import type { Decision, Read, RunView } from '../../../sandbox/machine/machine.ts'
import type {
  BacktestEvents,
  BacktestOutcome,
  BacktestTerms,
} from '../../storage/lab/backtest-content.ts'

export interface NamedBars {
  symbol: string
  bars: Bars
}

/** Candles that a program asked for and that were not sent along. */
export interface Needed {
  symbol: string
  interval: Interval
}

export interface OneRun {
  kind: 'run'
  code: string
  /** The first is the usual one. */
  symbols: readonly string[]
  interval: Interval
  params: Readonly<Record<string, number>>
  seed: number
  /** ctx.state as JSON. */
  state: string
  view: RunView
  runLimitMs: number
  /** Closed candles. */
  candles: readonly NamedBars[]
}

export interface BacktestJob {
  kind: 'backtest'
  code: string
  terms: BacktestTerms
  markets: readonly (NamedBars & { limits: MarketLimits })[]
  /** Of other markets and intervals. */
  candles: readonly NamedBars[]
}

export type Job = { kind: 'check'; code: string } | OneRun | BacktestJob

export interface RunReport {
  kind: 'ran'
  status: 'ok' | 'error'
  decisions: readonly Decision[]
  logs: readonly string[]
  reads: readonly Read[]
  state: string
  error: ProgramError | null
  durationMs: number
}

export type Answer =
  | { kind: 'checked'; errors: ProgramProblem[]; warnings: ProgramProblem[] }
  | RunReport
  | { kind: 'tested'; outcome: BacktestOutcome; events: BacktestEvents }
  | { kind: 'faulty'; error: ProgramError }
  | { kind: 'needs'; series: readonly Needed[] }

export type FromChild = { progress: number } | { answer: Answer }
