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

/** A quick session: the person sets its four numbers, and it runs until one of them ends it. */
export function quickTerms(contract: SessionContract): SessionTerms {
  return { contract, bounds: quickBounds, strategy: quickStrategy, durationMs: null }
}

/** An advance session: risk and duration decide everything but the budget (USDC). */
export function advanceTerms(
  budget: DecimalString,
  executionStrategy: ExecutionStrategy,
  strategyDuration: StrategyDuration,
): SessionTerms {
  const { terms, ...preset } = advancePreset(executionStrategy, strategyDuration)
  return { contract: { budget, ...terms }, ...preset }
}
