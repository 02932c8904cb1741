// What becomes of limits that a person asks to change: each tightening holds at once, loosening ones together when they may.
import type { UnixMs } from '../../contract/primitives.ts'
import { type RiskLimits, loosenAt, loosened } from './limits.ts'

export interface LimitsChange {
  /** In force from now on. */
  limits: RiskLimits
  /** In force from then on; null: nothing waits. */
  pending: { limits: RiskLimits; at: UnixMs } | null
}

/** `day`: as `loosenAt` takes it. */
export function changeLimits(
  now: RiskLimits,
  wished: RiskLimits,
  day: Parameters<typeof loosenAt>[1],
  at: UnixMs,
): LimitsChange {
  const looser = loosened(now, wished)
  const from = looser.length === 0 ? at : loosenAt(now, day, at)
  if (from <= at) return { limits: wished, pending: null }
  const kept = Object.fromEntries(looser.map((name) => [name, now[name]]))
  return { limits: { ...wished, ...kept }, pending: { limits: wished, at: from } }
}
