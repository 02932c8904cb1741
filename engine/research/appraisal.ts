// What many replayed sessions of one kind add up to, per hundred of budget.
import type { MeanInterval } from '../expectation/block-bootstrap.ts'
import { meanOfStarts } from '../expectation/mean-of-starts.ts'
import type { SessionContract } from '../types.ts'
import type { Sitting } from './trial.ts'

export interface Appraisal extends MeanInterval {
  /** Sessions that traded and finished. */
  sessions: number
  /** Mean before fees, slippage and funding, of the same starts replayed without them. */
  beforeCosts: number
  /** Percent of the sessions that ended above zero. */
  won: number
  /** Percent that would have to reach their target for a mean of zero, if none ended between target and loss. */
  neededToBreakEven: number
  /** The worst session. */
  worst: number
  /** The largest fall of the sum of results, one session after the other without overlap. */
  worstRun: number
  /** Entries of one session. */
  entries: number
  medianMs: number
}

/** Both in the order of time, of the same starts. Null when no session traded and finished. */
export function appraise(
  { profitTarget, lossThreshold }: Pick<SessionContract, 'profitTarget' | 'lossThreshold'>,
  withCosts: readonly Sitting[],
  withoutCosts: readonly Sitting[],
): Appraisal | null {
  const done = withCosts.filter(isDone)
  const free = withoutCosts.filter(isDone)
  const interval = meanOfStarts(done)
  if (interval === null) return null
  const mean = (values: number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  return {
    ...interval,
    sessions: done.length,
    beforeCosts: mean(free.map(({ netPct }) => netPct)),
    won: 100 * mean(done.map(({ netPct }) => (netPct > 0 ? 1 : 0))),
    neededToBreakEven: (100 * lossThreshold) / (lossThreshold + profitTarget),
    worst: Math.min(...done.map(({ netPct }) => netPct)),
    worstRun: worstRun(done),
    entries: mean(done.map(({ entries }) => entries)),
    medianMs: median(done.map(({ durationMs }) => durationMs)),
  }
}

export function isDone({ kind }: Sitting): boolean {
  return kind !== 'noTrade' && kind !== 'unfinished'
}

function worstRun(done: readonly Sitting[]): number {
  let [free, sum, peak, fall] = [-Infinity, 0, 0, 0]
  for (const { at, netPct, durationMs } of done) {
    if (at < free) continue
    free = at + durationMs
    sum += netPct
    peak = Math.max(peak, sum)
    fall = Math.min(fall, sum - peak)
  }
  return fall
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN
}
