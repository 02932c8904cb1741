// What each kind of session is: its contract, the bounds of its plan, how it reads its signals, and for how long.
import type { DecimalString } from '../../contract/primitives.ts'
import type { ExecutionStrategy, StrategyDuration } from '../../contract/sessions/sessions.ts'
import type { SessionContract } from '../types.ts'
import type { PlanBounds } from './leverage-window.ts'
import { planBounds } from './plan.ts'
import { type Strategy, advancePreset, quickStrategy } from './presets.ts'

export interface SessionTerms {
  contract: SessionContract
  bounds: PlanBounds
  strategy: Strategy
  /** Null: open-ended. */
  durationMs: number | null
}

/** A quick session: its four numbers are the person's own, and it runs until one of them ends it. */
export function quickTerms(contract: SessionContract): SessionTerms {
  return { contract, bounds: planBounds, strategy: quickStrategy, durationMs: null }
}

/** An advance session: a risk and a duration choose everything but the budget, in USDC. */
export function advanceTerms(
  budget: DecimalString,
  executionStrategy: ExecutionStrategy,
  strategyDuration: StrategyDuration,
): SessionTerms {
  const { terms, ...preset } = advancePreset(executionStrategy, strategyDuration)
  return { contract: { budget, ...terms }, ...preset }
}
