import type { Interval } from '../contract/market.ts'

/** How a kind of session reads its signals. Scores are 0…1, times in milliseconds. */
export interface Strategy {
  /** Watched intervals, shortest first. */
  intervals: readonly Interval[]
  /** A position opens where |score| reaches this, in the score's direction. */
  entryThreshold: number
  /** A position closes when the slowest watched interval scores this much against it. */
  exitScore: number
  /** Entries keep this distance in time from each other, so that a session's positions do not all share one price. */
  entrySpacingMs: number
  /** Entries wait this long after a losing close. */
  cooldownMs: number
  /** An older mark price opens nothing. */
  maxMarkAgeMs: number
  /** Nothing opens this shortly before a session's end. */
  entryCutoffMs: number
}

/**
 * Quick sessions should find a first position at once, so three fast intervals are watched and the threshold is only a
 * little above the signal's dead band. The exit score is much higher: a position is meant to end at its own
 * take-profit or stop, and one that flips with each candle pays its profit in fees.
 */
export const quickStrategy: Strategy = {
  intervals: ['1m', '5m', '15m'],
  entryThreshold: 0.1,
  exitScore: 0.5,
  entrySpacingMs: 60_000,
  cooldownMs: 120_000,
  maxMarkAgeMs: 10_000,
  entryCutoffMs: 60_000,
}
