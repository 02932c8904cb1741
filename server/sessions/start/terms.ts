// The common shape of the two kinds of session start.
import type { Asset } from '../../../contract/market/market.ts'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'
import type {
  CreateAdvanceSession,
  CreateQuickSession,
} from '../../../contract/sessions/session-starts.ts'
import {
  type SessionTerms,
  advanceTerms,
  quickTerms,
  termsByProgram,
} from '../../../engine/sessions/terms.ts'
import type { SessionProgramChoice } from '../../../contract/sessions/session-programs.ts'
import type { SessionContract } from '../../../engine/types.ts'
import type { ViewerContext } from '../../context.ts'
import { knownRange } from '../daily-range.ts'
import { ownLimits } from '../../trading/index.ts'
import type { NewSession } from '../../storage/sessions/sessions.ts'

/** With `usesAllFree` the contract's budget is the least amount that must be free. */
export interface StartTerms extends SessionTerms {
  assetIndex: number
  usesAllFree: boolean
  /** How far the market usually moves in a day, percent; absent: not known, and the plan does without. */
  dailyRangePct?: number
  choices: Pick<NewSession, 'kind' | 'executionStrategy' | 'strategyDuration' | 'maxWalletBudget'>
  /** Whose decisions are its signals; absent: the engine's are. */
  program?: SessionProgramChoice
}

export function termsOf(body: CreateQuickSession | CreateAdvanceSession): StartTerms {
  const { program } = body
  const terms = ownTerms(body)
  return program === undefined ? terms : { ...termsByProgram(terms, program.interval), program }
}

function ownTerms(body: CreateQuickSession | CreateAdvanceSession): StartTerms {
  if ('amount' in body) {
    const { assetIndex, amount, executionStrategy, strategyDuration, maxWalletBudget, ...own } =
      body
    return {
      ...advanceTerms(amount, executionStrategy, strategyDuration, own),
      assetIndex,
      usesAllFree: maxWalletBudget,
      choices: { kind: 'advance', executionStrategy, strategyDuration, maxWalletBudget },
    }
  }
  const { assetIndex, program: _, durationMs = null, ...contract } = body
  const choices = { kind: 'quick' } as const
  return { ...quickTerms(contract, durationMs), assetIndex, usesAllFree: false, choices }
}

/** With the person's own limit of leverage, if they have set one: it lowers the plan's. */
export async function limitedTerms(
  { store, viewer, clock }: ViewerContext,
  terms: StartTerms,
): Promise<StartTerms> {
  const limits = await ownLimits(store, viewer.id, clock())
  if (limits === undefined) return terms
  return { ...terms, bounds: { ...terms.bounds, ownLeverage: limits.maxLeverage } }
}

/** With how far the market usually moves in a day. Where its days cannot be read now, the plan does without, as the form. */
export async function rangedTerms(
  ctx: Pick<ViewerContext, 'signals'>,
  terms: StartTerms,
  { symbol }: Pick<Asset, 'symbol'>,
): Promise<StartTerms> {
  const dailyRangePct = await knownRange(ctx, symbol)
  return dailyRangePct === undefined ? terms : { ...terms, dailyRangePct }
}

/** The contract with its budget, once the free balance (USDC) is known. */
export function contractFor(terms: StartTerms, free: DecimalString): SessionContract {
  return terms.usesAllFree ? { ...terms.contract, budget: free } : terms.contract
}

export function endOf({ durationMs }: StartTerms, startedAt: UnixMs): UnixMs | null {
  return durationMs === null ? null : startedAt + durationMs
}
