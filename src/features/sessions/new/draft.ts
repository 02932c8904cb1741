// A session as the form holds it: what either tab makes of its fields, ready to be planned, rehearsed and started.
import type { DecimalString } from '../../../../contract/primitives.ts'
import type { ExecutionStrategy, StrategyDuration } from '../../../../contract/sessions.ts'
import type { PlanBounds } from '../../../../engine/leverage-window.ts'
import { planBounds } from '../../../../engine/plan.ts'
import { advancePreset, quickStrategy, type Strategy } from '../../../../engine/presets.ts'
import type { SessionContract } from '../../../../engine/types.ts'

export type Kind = 'quick' | 'advance'

/** What an advance session is chosen by. */
export interface AdvanceChoice {
  /** USDC: the budget, or the least that it may be. */
  amount: DecimalString
  executionStrategy: ExecutionStrategy
  strategyDuration: StrategyDuration
  maxWalletBudget: boolean
}

export interface Draft {
  contract: SessionContract
  bounds: PlanBounds
  strategy: Strategy
  /** Null: open-ended. */
  durationMs: number | null
  /** Null for a quick session. */
  choice: AdvanceChoice | null
}

export function quickDraft(contract: SessionContract): Draft {
  return { contract, bounds: planBounds, strategy: quickStrategy, durationMs: null, choice: null }
}

/** `budget` is what the session would have now; with `maxWalletBudget` the server takes what is free when it starts. */
export function advanceDraft(choice: AdvanceChoice, budget: DecimalString): Draft {
  const { terms, bounds, strategy, durationMs } = advancePreset(
    choice.executionStrategy,
    choice.strategyDuration,
  )
  return { contract: { budget, ...terms }, bounds, strategy, durationMs, choice }
}
