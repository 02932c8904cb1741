// Counts the request weight of each address by minute, and says when it exceeds the limit. Counts also when the
// limit is not enforced.
import { weightPerMinute } from './weights.ts'

const minute = 60_000
/** Number of past minutes in the report. */
const told = 120

export interface TypeCount {
  requests: number
  weight: number
  refused: number
}

export interface MinuteCount extends TypeCount {
  /** Epoch milliseconds of its beginning. */
  at: number
  byType: Record<string, TypeCount>
}

export interface WeightReport {
  /** Whether requests above the limit are refused. */
  isEnforced: boolean
  /** Weight per minute. */
  limit: number
  /** Weight in the last sixty seconds of the address that used most. */
  used: number
  /** Whole minutes by the clock, oldest first, the current one last. */
  minutes: MinuteCount[]
}

export interface WeightMeter {
  /** False when this weight would exceed the limit. A refused request is not charged. */
  admit(address: string, type: string, weight: number): boolean
  /** Adds weight of a request that was admitted before. */
  charge(address: string, type: string, weight: number): void
  limitTo(weight: number): void
  report(): WeightReport
}

export function createMeter(isEnforced: boolean, now: () => number = Date.now): WeightMeter {
  let limit = weightPerMinute
  const spent = new Map<string, { at: number; weight: number }[]>()
  let minutes: MinuteCount[] = []

  function used(address: string): number {
    const since = now() - minute
    const recent = (spent.get(address) ?? []).filter(({ at }) => at > since)
    spent.set(address, recent)
    return recent.reduce((sum, { weight }) => sum + weight, 0)
  }

  function count(type: string, change: Partial<TypeCount>): void {
    const at = Math.floor(now() / minute) * minute
    let present = minutes.at(-1)
    if (present?.at !== at) {
      present = { at, requests: 0, weight: 0, refused: 0, byType: {} }
      minutes = [...minutes, present].slice(-told)
    }
    const own = (present.byType[type] ??= { requests: 0, weight: 0, refused: 0 })
    for (const total of [present, own]) {
      total.requests += change.requests ?? 0
      total.weight += change.weight ?? 0
      total.refused += change.refused ?? 0
    }
  }

  function charge(address: string, type: string, weight: number): void {
    const entries = spent.get(address) ?? []
    entries.push({ at: now(), weight })
    spent.set(address, entries)
    count(type, { weight })
  }

  return {
    charge,
    admit(address, type, weight) {
      const isTooMuch = isEnforced && used(address) + weight > limit
      count(type, isTooMuch ? { refused: 1 } : { requests: 1 })
      if (!isTooMuch) charge(address, type, weight)
      return !isTooMuch
    },
    limitTo(weight) {
      limit = weight
    },
    report() {
      count('', {})
      delete minutes.at(-1)?.byType['']
      return { isEnforced, limit, used: Math.max(0, ...[...spent.keys()].map(used)), minutes }
    },
  }
}
