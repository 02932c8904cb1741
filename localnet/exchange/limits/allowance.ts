// The number of actions that an account may send: one per USDC traded, and an initial number. Cancels have a higher
// limit, so that an account that has used up its actions can still cancel.
import type { HexAddress } from '../../types.ts'
import { batchLength } from './weights.ts'

const initial = 10_000
const cancelling = new Set(['cancel', 'cancelByCloid', 'scheduleCancel'])
const moreCancels = 100_000
/** Milliseconds. When none is left, one action per this time is allowed. */
const trickleMs = 10_000
const expiredTimes = 5

interface Usage {
  requests: number
  cancels: number
  trickledAt: number
}

export interface Allowance {
  /** Counts an action, an expired one five times. Returns the refusal, or undefined. */
  spend(
    user: HexAddress,
    action: { type: string },
    standing: { volume: string; at: number; isExpired?: boolean },
  ): string | undefined
  used(user: HexAddress): number
  /** For tests: pretends that this many were sent already. */
  set(user: HexAddress, requests: number): void
}

export function createAllowance(isEnforced: boolean): Allowance {
  const usages = new Map<HexAddress, Usage>()

  function usageOf(user: HexAddress): Usage {
    const usage = usages.get(user) ?? { requests: 0, cancels: 0, trickledAt: -Infinity }
    usages.set(user, usage)
    return usage
  }

  return {
    used: (user) => usages.get(user)?.requests ?? 0,
    set: (user, requests) => {
      usageOf(user).requests = requests
    },
    spend(user, action, standing) {
      const usage = usageOf(user)
      const volume = Number(standing.volume)
      const limit = initial + Math.floor(volume)
      const isCancel = cancelling.has(action.type)
      const cap = isCancel ? Math.min(limit + moreCancels, 2 * limit) : limit
      const count = batchLength(action) * (standing.isExpired === true ? expiredTimes : 1)
      const before = isCancel ? usage.cancels : usage.requests
      if (isEnforced && before + count > cap) {
        if (standing.at - usage.trickledAt < trickleMs) {
          return `Too many cumulative requests sent (${before + count} > ${cap}) for cumulative volume traded $${volume.toFixed(2)}. Place taker orders to free up 1 request per USDC traded.`
        }
        usage.trickledAt = standing.at
      }
      if (isCancel) usage.cancels += count
      else usage.requests += count
      return undefined
    },
  }
}
