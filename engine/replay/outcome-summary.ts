// Summarises many endings as a few numbers and a histogram.
import type { Gate, SessionContract } from '../types.ts'
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
  /**
   * Results of the sessions that traded and finished, percent of the budget: equal columns on either side of zero,
   * results beyond an end in the last column before it. `x`: a column's middle.
   */
  histogram: { x: number; count: number }[]
  /** Milliseconds and percent: the medians of those sessions; null without any. */
  medianDurationMs: number | null
  medianNetPct: number | null
  /** The mean of those results: USDC earned or lost per hundred of budget. */
  meanNetPct: number | null
}

/** The result of one start. */
export interface Outcome {
  kind: OutcomeKind
  /** Percent of the budget, after fees, funding and slippage. */
  netPct: number
  durationMs: number
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

export function summarize(
  contract: SessionContract,
  outcomes: readonly Outcome[],
  total: number,
): Outcomes {
  const counts = { target: 0, loss: 0, time: 0, liquidation: 0, unfinished: 0, noTrade: 0 }
  for (const { kind } of outcomes) counts[kind]++
  const finished = outcomes.filter(({ kind }) => kind !== 'noTrade' && kind !== 'unfinished')
  return {
    replayed: outcomes.length,
    total,
    counts,
    mainGate: mostFrequent(outcomes.filter(({ kind }) => kind === 'noTrade')),
    histogram: histogram(
      contract,
      finished.map(({ netPct }) => netPct),
    ),
    medianDurationMs: median(finished.map(({ durationMs }) => durationMs)),
    medianNetPct: median(finished.map(({ netPct }) => netPct)),
    meanNetPct: mean(finished.map(({ netPct }) => netPct)),
  }
}

function mostFrequent(outcomes: readonly Outcome[]): Gate | null {
  const sums = new Map<Gate, number>()
  for (const { refusals } of outcomes) {
    for (const [gate, count] of refusals) sums.set(gate, (sums.get(gate) ?? 0) + count)
  }
  return [...sums].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

/** The number of columns, divided between both sides by length, at least one each. */
const columnCount = 40

function histogram(
  { profitTarget, lossThreshold }: SessionContract,
  results: readonly number[],
): Outcomes['histogram'] {
  const share = lossThreshold / (lossThreshold + profitTarget)
  const below = Math.min(Math.max(Math.round(columnCount * share), 1), columnCount - 1)
  const above = columnCount - below
  const columns = Array.from({ length: columnCount }, (_, index) => ({
    x:
      index < below
        ? ((index + 0.5) / below - 1) * lossThreshold
        : ((index - below + 0.5) / above) * profitTarget,
    count: 0,
  }))
  for (const result of results) {
    const index =
      result < 0
        ? Math.max(0, below - 1 - Math.floor((-result / lossThreshold) * below))
        : Math.min(columnCount - 1, below + Math.floor((result / profitTarget) * above))
    const column = columns[index]
    if (column !== undefined) column.count++
  }
  return columns
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
