import type { CopyTerms } from '../../../contract/board/following.ts'
import { advanceTerms, quickTerms } from '../../../engine/sessions/terms.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'
import { durationOf } from '../duration.ts'
import type { StartTerms } from './terms.ts'

/**
 * What a session is in every other way, with the copier's budget, and with the smaller of the two loss limits. It trades
 * by the engine's strategy of today. Not for a session by a program.
 */
export function copiedTerms(
  source: SessionRow,
  { budget, lossThreshold }: Pick<CopyTerms, 'budget' | 'lossThreshold'>,
): StartTerms {
  const { assetIndex, executionStrategy, strategyDuration, profitTarget, maxPositions } = source
  const loss = Math.min(lossThreshold, source.lossThreshold)
  const durationMs = durationOf(source)
  if (executionStrategy === null || strategyDuration === null) {
    const contract = { budget, profitTarget, lossThreshold: loss, maxPositions }
    const choices = { kind: 'quick' } as const
    return { ...quickTerms(contract, durationMs), assetIndex, usesAllFree: false, choices }
  }
  const own = {
    profitTarget,
    lossThreshold: loss,
    maxPositions,
    durationMs: durationMs ?? undefined,
  }
  return {
    ...advanceTerms(budget, executionStrategy, strategyDuration, own),
    assetIndex,
    usesAllFree: false,
    choices: { kind: 'advance', executionStrategy, strategyDuration, maxWalletBudget: false },
  }
}
