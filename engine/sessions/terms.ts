// What defines each kind of session: its contract, the bounds of its plan, its use of signals, and its duration.
import type { Interval } from '../../contract/market/market.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import type { ExecutionStrategy, StrategyDuration } from '../../contract/sessions/sessions.ts'
import type { SessionContract } from '../types.ts'
import type { PlanBounds } from './leverage-window.ts'
import {
  type Strategy,
  advancePreset,
  quickBounds,
  quickStrategy,
  strategyByProgram,
} from './presets.ts'

export interface SessionTerms {
  contract: SessionContract
  bounds: PlanBounds
  strategy: Strategy
  /** Null: open-ended. */
  durationMs: number | null
}

/** The same contract, entered and left by a program's decisions about candles of this interval. */
export function termsByProgram<Terms extends SessionTerms>(
  terms: Terms,
  interval: Interval,
): Terms {
  return { ...terms, strategy: strategyByProgram(terms.strategy, interval) }
}

/** A quick session: the person sets its numbers, and it runs until one of them ends it. `durationMs`: null: open-ended. */
export function quickTerms(
  contract: SessionContract,
  durationMs: number | null = null,
): SessionTerms {
  return {
    contract,
    bounds: quickBounds,
    strategy: withinTime(quickStrategy, durationMs),
    durationMs,
  }
}

/** What a person changes of what a preset fills in: percent of the budget, a whole number, milliseconds. Absent: the preset's. */
export interface OwnNumbers {
  profitTarget?: number | undefined
  lossThreshold?: number | undefined
  maxPositions?: number | undefined
  durationMs?: number | undefined
}

/** An advance session: risk and duration fill in everything but the budget (USDC), and each number may be changed. */
export function advanceTerms(
  budget: DecimalString,
  executionStrategy: ExecutionStrategy,
  strategyDuration: StrategyDuration,
  own: OwnNumbers = {},
): SessionTerms {
  const { terms, ...preset } = advancePreset(executionStrategy, strategyDuration)
  const { durationMs = preset.durationMs } = own
  return {
    contract: {
      budget,
      profitTarget: own.profitTarget ?? terms.profitTarget,
      lossThreshold: own.lossThreshold ?? terms.lossThreshold,
      maxPositions: own.maxPositions ?? terms.maxPositions,
    },
    bounds: preset.bounds,
    strategy: withinTime(preset.strategy, durationMs),
    durationMs,
  }
}

/** The end without entries is at most a quarter of a short session. */
function withinTime(strategy: Strategy, durationMs: number | null): Strategy {
  if (durationMs === null || durationMs / 4 >= strategy.entryCutoffMs) return strategy
  return { ...strategy, entryCutoffMs: Math.floor(durationMs / 4) }
}
