// The limits that a person has set for their own account, as in force now.
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import { type RiskLimits, defaultRiskLimits } from '../../../engine/risk/limits.ts'
import type { Store } from '../../storage/store.ts'

export interface LimitsNow {
  limits: RiskLimits
  /** False: the defaults, of a person who has set none. */
  areSet: boolean
  /** New limits that allow more, and when they take effect; null when no change is pending. */
  pending: { limits: RiskLimits; at: UnixMs } | null
}

export async function limitsOf(store: Store, userId: UserId, now: UnixMs): Promise<LimitsNow> {
  const row = await store.riskConfigs.of(userId)
  if (row === undefined) return { limits: defaultRiskLimits, pending: null, areSet: false }
  const { limits, pending, pendingAt } = row
  const areSet = true
  if (pending === null || pendingAt === null) return { limits, pending: null, areSet }
  return pendingAt <= now
    ? { limits: pending, pending: null, areSet }
    : { limits, pending: { limits: pending, at: pendingAt }, areSet }
}
