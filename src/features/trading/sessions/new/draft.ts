// The session described by the form of either kind, ready to be planned, rehearsed and started.
import type { RiskConfig } from '../../../../../contract/desk/risk-config.ts'
import type { InputOf } from '../../../../../contract/endpoint.ts'
import type {
  createAdvanceSession,
  createQuickSession,
} from '../../../../../contract/sessions/session-starts.ts'
import type { SessionProgramChoice } from '../../../../../contract/sessions/session-programs.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import type {
  ExecutionStrategy,
  StrategyDuration,
} from '../../../../../contract/sessions/sessions.ts'
import {
  type OwnNumbers,
  type SessionTerms,
  advanceTerms,
  quickTerms,
  termsByProgram,
} from '../../../../../engine/sessions/terms.ts'
import type { SessionContract } from '../../../../../engine/types.ts'

/** The choices that define an advance session. */
export interface AdvanceChoice {
  /** USDC: the budget, or the least that it may be. */
  amount: DecimalString
  executionStrategy: ExecutionStrategy
  strategyDuration: StrategyDuration
  maxWalletBudget: boolean
  /** The numbers that are not the preset's. */
  own?: OwnNumbers
}

export interface Draft extends SessionTerms {
  /** Null for a quick session. */
  choice: AdvanceChoice | null
  /** Whose decisions are its signals; absent: Alura's. */
  program?: SessionProgramChoice
}

export function withProgram(draft: Draft, program: SessionProgramChoice | null): Draft {
  return program === null ? draft : { ...termsByProgram(draft, program.interval), program }
}

/** `durationMs`: null: no end time. */
export function quickDraft(contract: SessionContract, durationMs: number | null = null): Draft {
  return { ...quickTerms(contract, durationMs), choice: null }
}

/** `budget`: what the session would get now; with `maxWalletBudget` the server uses what is free when it starts. */
export function advanceDraft(choice: AdvanceChoice, budget: DecimalString): Draft {
  const { executionStrategy, strategyDuration, own } = choice
  return { ...advanceTerms(budget, executionStrategy, strategyDuration, own), choice }
}

/** The person's own limit of leverage lowers the plan, as the server will. `config`: undefined while unknown. */
export function withOwnLeverage(
  draft: Draft,
  config: Pick<RiskConfig, 'limits_sessions' | 'max_leverage'> | undefined,
): Draft {
  if (config?.limits_sessions !== true) return draft
  return { ...draft, bounds: { ...draft.bounds, ownLeverage: config.max_leverage } }
}

export function quickBody(
  { contract, durationMs, program }: Draft,
  assetIndex: number,
): InputOf<typeof createQuickSession>['body'] {
  const time = durationMs === null ? {} : { durationMs }
  return { ...contract, ...time, assetIndex, ...(program && { program }) }
}

export function advanceBody(
  choice: AdvanceChoice,
  assetIndex: number,
  program?: SessionProgramChoice,
): InputOf<typeof createAdvanceSession>['body'] {
  const { own, ...named } = choice
  const chosen = { ...named, ...own, assetIndex }
  return { ...chosen, ...(program && { program }) }
}

/** The request body of either start endpoint, and of preflight. */
export function startBody(draft: Draft, assetIndex: number) {
  return draft.choice === null
    ? quickBody(draft, assetIndex)
    : advanceBody(draft.choice, assetIndex, draft.program)
}
