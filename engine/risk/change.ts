// Applies a requested change of limits: stricter limits at once, looser ones together when they are allowed to take
// effect.
import type { UnixMs } from '../../contract/primitives.ts'
import { type RiskLimits, loosenAt, loosened } from './limits.ts'

export interface LimitsChange {
  /** In force from now on. */
  limits: RiskLimits
  /** Limits that take effect at that time; null: none. */
  pending: { limits: RiskLimits; at: UnixMs } | null
}

/** `day`: see `loosenAt`. */
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
