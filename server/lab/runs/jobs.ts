// What the processes that run people's programs are asked, and what they answer.
import type { ProgramError, ProgramProblem } from '../../../contract/lab/lab-shared.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import type { ReorderTerms, Robustness } from '../../../engine/programs/robustness.ts'
import type { ProgramStatistics } from '../../../engine/programs/statistics.ts'
import type { MarketLimits } from '../../../engine/types.ts'
import type { NamedBars, Needed } from '../../../sandbox/data/given-candles.ts'
import type { LiveRun, LiveRunResult } from '../../../sandbox/live/run-once.ts'
import type { Decision, Read } from '../../../sandbox/machine/machine.ts'
import type {
  BacktestEvents,
  BacktestOutcome,
  BacktestTerms,
} from '../../storage/lab/backtest-content.ts'

/** `work`: what it decides is carried out, so that it waits for nothing that is only tried. */
export interface RunJob {
  kind: 'run' | 'work'
  run: LiveRun
}

export type TestMarket = NamedBars & { limits: MarketLimits }

/** What a program is tested on. */
export interface TestData {
  code: string
  terms: BacktestTerms
  markets: readonly TestMarket[]
  /** Of other markets and intervals. */
  candles: readonly NamedBars[]
}

export interface BacktestJob extends TestData {
  kind: 'backtest'
}

/** Which run of a backtest decided something, and what it read. */
export interface InspectJob extends TestData {
  kind: 'inspect'
  at: UnixMs
  decided: { symbol: string; action: Decision['action'] }
}

/** A program with each of these choices of its params, on both halves of the time. */
export interface SweepJob extends TestData {
  kind: 'sweep'
  choices: readonly Readonly<Record<string, number>>[]
  /** The opening of the bar that begins the second half. */
  splitAt: UnixMs
}

export interface SweptHalf extends Pick<
  ProgramStatistics,
  'returnPct' | 'maxDrawdownPct' | 'trades' | 'sharpe' | 'profitFactor'
> {
  /** USDC. */
  net: number
  failedRuns: number
}

export interface SweptRun {
  inSample: SweptHalf
  outOfSample: SweptHalf
}

export type TestJob = BacktestJob | InspectJob | SweepJob

/** Long lists of trades take a while. */
export interface ReorderJob extends ReorderTerms {
  kind: 'reorder'
}

export type Job = { kind: 'check'; code: string } | RunJob | TestJob | ReorderJob

export interface InspectedRun {
  /** The market that it ran for. */
  about: string
  decision: Decision
  /** Units of the coin in the decision's market; negative: short. */
  held: number
  logs: readonly string[]
  reads: readonly Read[]
}

export type Answer =
  | { kind: 'checked'; errors: ProgramProblem[]; warnings: ProgramProblem[] }
  | { kind: 'ran'; result: LiveRunResult; durationMs: number }
  | { kind: 'tested'; outcome: BacktestOutcome; events: BacktestEvents }
  /** Null: no run at that time decided it. */
  | { kind: 'inspected'; run: InspectedRun | null }
  /** In the order of the choices. */
  | { kind: 'swept'; runs: readonly SweptRun[] }
  | { kind: 'reordered'; robustness: Robustness }
  | { kind: 'faulty'; error: ProgramError }
  | { kind: 'needs'; series: readonly Needed[] }

export type FromChild = { progress: number } | { answer: Answer }
