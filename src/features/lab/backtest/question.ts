// What the page asks the worker that runs programs, and what it answers.
import type { Interval } from '../../../../contract/market/market.ts'
import type { DecimalString, UnixMs } from '../../../../contract/primitives.ts'
import type { ProgramCosts } from '../../../../engine/programs/backtest.ts'
import type { Bars, MarketLimits } from '../../../../engine/types.ts'
import type { BacktestResult } from '../../../../sandbox/backtest/run.ts'
import type { ProgramFault } from '../../../../sandbox/machine/faults.ts'
import type { Decision, MarketView, Read } from '../../../../sandbox/machine/machine.ts'

/** Candles of a market. */
export interface SeriesName {
  symbol: string
  interval: Interval
}

export type TrialMarket = SeriesName & { limits: MarketLimits }

export interface Question {
  id: number
  code: string
  params: Readonly<Record<string, number>>
  market: TrialMarket
  /** Others that it trades, on the same interval. */
  others?: readonly TrialMarket[]
  /** USDC. */
  balance: DecimalString
  costs: ProgramCosts
  seed: number
  /** Where the program names none; 1 by default. */
  leverage?: number
  /** Where it begins to decide; by default with the first candle. */
  from?: UnixMs
  /** The run whose reads are wanted: the close of its candle, epoch ms. */
  inspect: UnixMs | null
}

/** One run of the program, and everything that it read. */
export interface Inspection {
  time: UnixMs
  market: MarketView
  /** USDC: free, and with open results. */
  balance: number
  equity: number
  reads: readonly Read[]
  logs: readonly string[]
  decisions: readonly Decision[]
  fault: ProgramFault | null
  /** ctx.state as JSON, after the run. */
  state: string
}

export interface Picture extends BacktestResult {
  /** What buying at the first open would be worth at the times of `equity`: USDC. */
  held: readonly (readonly [UnixMs, number])[]
  inspection: Inspection | null
}

export type Answer =
  | { state: 'done'; id: number; picture: Picture }
  /** The program does not start, or does not end. */
  | { state: 'faulty'; id: number; fault: ProgramFault }
  /** It reads candles that were not given. */
  | { state: 'wants'; id: number; series: readonly SeriesName[] }
  | { state: 'running'; id: number; share: number }

/** To the worker. Candles stay until others of the same name come. */
export type Order =
  | { order: 'candles'; symbol: string; bars: Bars }
  | { order: 'answer'; question: Question }
