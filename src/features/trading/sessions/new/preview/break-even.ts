import type { Outcomes } from '../../../../../../engine/replay/outcome-summary.ts'
import type { SessionContract } from '../../../../../../engine/types.ts'

export interface BreakEven {
  /**
   * Whole percent: how many sessions must earn something for a mean result of zero. By what past sessions earned and
   * lost, whichever way they ended; by target and loss threshold, before fees, where that is not known.
   */
  needed: number
  /** How many did; null when none traded and ended, or nothing is known yet. */
  had: number | null
}

export function breakEven(
  { profitTarget, lossThreshold }: Pick<SessionContract, 'profitTarget' | 'lossThreshold'>,
  outcomes: Pick<Outcomes, 'wonShare' | 'breakEvenShare'> | null,
): BreakEven {
  const needed = outcomes?.breakEvenShare ?? lossThreshold / (lossThreshold + profitTarget)
  const had = outcomes?.wonShare ?? null
  return { needed: Math.round(100 * needed), had: had === null ? null : Math.round(100 * had) }
}
