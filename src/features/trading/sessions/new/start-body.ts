import type { InputOf } from '../../../../../contract/endpoint.ts'
import type {
  createAdvanceSession,
  createQuickSession,
} from '../../../../../contract/sessions/session-starts.ts'
import type { AdvanceChoice, Draft } from './draft.ts'

export function quickBody(
  { contract }: Draft,
  assetIndex: number,
): InputOf<typeof createQuickSession>['body'] {
  return { ...contract, assetIndex }
}

export function advanceBody(
  choice: AdvanceChoice,
  assetIndex: number,
): InputOf<typeof createAdvanceSession>['body'] {
  const { amount, executionStrategy, strategyDuration, maxWalletBudget } = choice
  return { amount, executionStrategy, strategyDuration, maxWalletBudget, assetIndex }
}

/** As either endpoint takes it, and preflight both. */
export function startBody(draft: Draft, assetIndex: number) {
  return draft.choice === null
    ? quickBody(draft, assetIndex)
    : advanceBody(draft.choice, assetIndex)
}
