import type { Outcomes } from '../../../../../../engine/replay/outcome-summary.ts'
import type { SessionContract } from '../../../../../../engine/types.ts'

export interface BreakEven {
  /** Whole percent: how many of the sessions that ended at an end must reach the target for a result of zero. */
  needed: number
  /** How many did; null when none ended at an end, or nothing is known yet. */
  had: number | null
}

/** Before fees: those make the needed share a little larger. */
export function breakEven(
  { profitTarget, lossThreshold }: Pick<SessionContract, 'profitTarget' | 'lossThreshold'>,
  counts: Outcomes['counts'] | undefined,
): BreakEven {
  const needed = Math.round((100 * lossThreshold) / (lossThreshold + profitTarget))
  const { target = 0, loss = 0, liquidation = 0 } = counts ?? {}
  const ended = target + loss + liquidation
  return { needed, had: ended === 0 ? null : Math.round((100 * target) / ended) }
}
