// Rules for entries that the strategy does not have, to try whether they would help.
import type { UnixMs } from '../../contract/primitives.ts'
import type { Direction } from '../replay/book.ts'
import type { Decider } from '../replay/replay.ts'
import { signals } from '../signals/signal.ts'
import type { Bars } from '../types.ts'

/** Whether a session may enter on that side at that time. */
export type EntryRule = (at: UnixMs, direction: Direction) => boolean

const hourMs = 3_600_000

/** Entries from the hour `from` on and before the hour `to` of the day, UTC. */
export function withinHours(from: number, to: number): EntryRule {
  return (at) => {
    const hour = Math.floor(at / hourMs) % 24
    return from <= hour && hour < to
  }
}

/**
 * Entries on the side of another market's score, as known then, where it leans to one by at least `least`. `bars`: of the
 * other market, closed. Before its first score every entry is allowed.
 */
export function alongWith(bars: Bars, least: number): EntryRule {
  const scores = signals(bars)
  return (at, direction) => {
    const score = latestAt(scores, at)?.score ?? 0
    return Math.abs(score) < least || Math.sign(score) === direction
  }
}

/** The mind, which waits where the rule does not allow what it would open. */
export function withRule(rule: EntryRule): (mind: Decider) => Decider {
  return (mind) => ({
    ...mind,
    decide(book, index, mark, now) {
      const move = mind.decide(book, index, mark, now)
      const isRefused = move.action === 'open' && !rule(now, move.order.direction)
      return isRefused ? { action: 'refuse', gate: 'signal_flat' } : move
    },
  })
}

/** The last one that was known by then; by halving. */
function latestAt<T extends { at: UnixMs }>(known: readonly T[], at: UnixMs): T | undefined {
  let [low, high] = [0, known.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((known[middle]?.at ?? Infinity) <= at) low = middle + 1
    else high = middle
  }
  return known[low - 1]
}
