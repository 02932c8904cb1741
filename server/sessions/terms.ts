// What a session's two kinds of start ask for, in the same words.
import type { DecimalString, UnixMs } from '../../contract/primitives.ts'
import type { CreateAdvanceSession, CreateQuickSession } from '../../contract/session-starts.ts'
import type { PlanBounds } from '../../engine/leverage-window.ts'
import { planBounds } from '../../engine/plan.ts'
import { type Strategy, advancePreset, quickStrategy } from '../../engine/presets.ts'
import type { SessionContract } from '../../engine/types.ts'
import type { NewSession } from '../storage/sessions.ts'

export interface StartTerms {
  assetIndex: number
  /** With `usesAllFree` its budget is the least that there may be. */
  contract: SessionContract
  usesAllFree: boolean
  bounds: PlanBounds
  strategy: Strategy
  /** Null: open-ended. */
  durationMs: number | null
  choices: Pick<NewSession, 'kind' | 'executionStrategy' | 'strategyDuration' | 'maxWalletBudget'>
}

export function termsOf(body: CreateQuickSession | CreateAdvanceSession): StartTerms {
  return 'amount' in body ? advanceTerms(body) : quickTerms(body)
}

function quickTerms(body: CreateQuickSession): StartTerms {
  return {
    assetIndex: body.assetIndex,
    contract: {
      budget: body.budget,
      profitTargetPct: body.profitTarget,
      lossThresholdPct: body.lossThreshold,
      maxPositions: body.maxPositions,
    },
    usesAllFree: false,
    bounds: planBounds,
    strategy: quickStrategy,
    durationMs: null,
    choices: { kind: 'quick' },
  }
}

function advanceTerms(body: CreateAdvanceSession): StartTerms {
  const { executionStrategy, strategyDuration, maxWalletBudget } = body
  const { terms, ...preset } = advancePreset(executionStrategy, strategyDuration)
  return {
    assetIndex: body.assetIndex,
    contract: { budget: body.amount, ...terms },
    usesAllFree: maxWalletBudget,
    ...preset,
    choices: { kind: 'advance', executionStrategy, strategyDuration, maxWalletBudget },
  }
}

/** The contract once it is known what is free, USDC. */
export function contractFor(terms: StartTerms, free: DecimalString): SessionContract {
  return terms.usesAllFree ? { ...terms.contract, budget: free } : terms.contract
}

export function endOf({ durationMs }: StartTerms, startedAt: UnixMs): UnixMs | null {
  return durationMs === null ? null : startedAt + durationMs
}
