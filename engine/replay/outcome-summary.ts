// Summarises many endings as a few numbers.
import { type StartResult, meanOfStarts } from '../expectation/mean-of-starts.ts'
import type { Gate } from '../types.ts'
import type { Replayed } from './replay.ts'

/**
 * `time`: ended by its duration; `unfinished`: the bars ended first. `noTrade`: never had a position; only sessions
 * that traded have one of the other kinds.
 */
export type OutcomeKind = 'target' | 'loss' | 'time' | 'liquidation' | 'unfinished' | 'noTrade'

export interface Outcomes {
  /** Starts replayed so far, and in total. */
  replayed: number
  total: number
  /** The counts add up to `replayed`. */
  counts: Record<OutcomeKind, number>
  /** The gate that most often prevented an entry in sessions without a trade. */
  mainGate: Gate | null
  /** Milliseconds and percent: the medians of the sessions that traded and finished; null without any. */
  medianDurationMs: number | null
  medianNetPct: number | null
  /** The mean of those results: USDC earned or lost per hundred of budget. */
  meanNetPct: number | null
  /** The mean number of positions that they opened. */
  meanEntries: number | null
  /** 0…1: the share of those sessions that earned something; null without any. */
  wonShare: number | null
  /**
   * 0…1: the share that would have had to, with gains and losses of the same mean size, for a mean result of zero:
   * loss ÷ (gain + loss). Null unless some earned and some lost.
   */
  breakEvenShare: number | null
  /** The mean's 95 % interval, once all starts are replayed; null before, and where the past is too short to tell. */
  interval: { low: number; high: number } | null
}

/** The result of one start. */
export interface Outcome extends StartResult {
  kind: OutcomeKind
  /** Percent of the budget, after fees, funding and slippage. */
  netPct: number
  entries: number
  refusals: ReadonlyMap<Gate, number>
}

export function kindOf({ reason, entries }: Pick<Replayed, 'reason' | 'entries'>): OutcomeKind {
  switch (reason) {
    case 'profit_target':
      return 'target'
    case 'loss_threshold':
      return 'loss'
    case 'liquidated':
      return 'liquidation'
    case 'duration':
      return entries === 0 ? 'noTrade' : 'time'
    case 'manual':
    case 'error':
    case null:
      return entries === 0 ? 'noTrade' : 'unfinished'
  }
}

export function summarize(outcomes: readonly Outcome[], total: number): Outcomes {
  const counts = { target: 0, loss: 0, time: 0, liquidation: 0, unfinished: 0, noTrade: 0 }
  for (const { kind } of outcomes) counts[kind]++
  const finished = outcomes.filter(({ kind }) => kind !== 'noTrade' && kind !== 'unfinished')
  const results = finished.map(({ netPct }) => netPct)
  const gains = results.filter((result) => result > 0)
  return {
    replayed: outcomes.length,
    total,
    counts,
    mainGate: mostFrequent(outcomes.filter(({ kind }) => kind === 'noTrade')),
    medianDurationMs: median(finished.map(({ durationMs }) => durationMs)),
    medianNetPct: median(results),
    meanNetPct: mean(results),
    meanEntries: mean(finished.map(({ entries }) => entries)),
    wonShare: results.length === 0 ? null : gains.length / results.length,
    breakEvenShare: breakEvenShare(mean(gains), mean(results.filter((result) => result <= 0))),
    interval: outcomes.length === total ? intervalOf(finished) : null,
  }
}

/** `loss` is 0 or less. */
function breakEvenShare(gain: number | null, loss: number | null): number | null {
  return gain === null || loss === null ? null : -loss / (gain - loss)
}

function intervalOf(finished: readonly Outcome[]): Outcomes['interval'] {
  const { low = null, high = null } = meanOfStarts(finished) ?? {}
  return low === null || high === null ? null : { low, high }
}

function mostFrequent(outcomes: readonly Outcome[]): Gate | null {
  const sums = new Map<Gate, number>()
  for (const { refusals } of outcomes) {
    for (const [gate, count] of refusals) sums.set(gate, (sums.get(gate) ?? 0) + count)
  }
  return [...sums].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
