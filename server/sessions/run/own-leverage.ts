// A person's own limit of leverage, applied to a session that runs already.
import type { Reason } from '../../../contract/reasons/reasons.ts'
import type { RiskLimits } from '../../../engine/risk/limits.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'

export type LeverageLowered = Extract<Reason, { code: 'leverage_lowered' }>

/**
 * The most leverage that the next entry may have; Infinity: any. While positions are open it is not lowered, since a
 * market has one leverage and theirs would need more margin than they were given: then the limit keeps the session
 * from opening more.
 */
export function leverageFor(live: readonly PositionRow[], limits: RiskLimits | undefined): number {
  return limits === undefined || live.length > 0 ? Infinity : limits.maxLeverage
}

export function leverageLowered(
  { leverage }: Pick<SessionRow, 'leverage'>,
  most: number,
): LeverageLowered | undefined {
  if (leverage <= most) return undefined
  return { code: 'leverage_lowered', values: { from: leverage, to: most } }
}
