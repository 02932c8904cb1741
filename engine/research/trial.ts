// One kind of session, replayed from many past starts of one market.
import { toNumber, zero } from '../../contract/decimal.ts'
import { intervalMs } from '../../contract/market/market.ts'
import type { UnixMs } from '../../contract/primitives.ts'
import { aggregateBars } from '../replay/aggregate-bars.ts'
import type { Costs } from '../replay/ledger.ts'
import type { Outcome } from '../replay/outcome-summary.ts'
import { createRehearser } from '../replay/outcomes.ts'
import { spreadStarts } from '../replay/starts.ts'
import { type Tape, openingTime } from '../replay/tape.ts'
import type { Decider } from '../replay/replay.ts'
import { plan } from '../sessions/plan.ts'
import type { SessionTerms } from '../sessions/terms.ts'
import { dailyRangesPct } from '../signals/daily-range.ts'
import type { Bars, MarketLimits } from '../types.ts'

export interface Market {
  symbol: string
  limits: MarketLimits
  costs: Costs
}

export type Sitting = Pick<Outcome, 'kind' | 'at' | 'netPct' | 'durationMs' | 'entries'>

export const noCosts: Costs = {
  takerFee: zero,
  makerFee: zero,
  builderFee: zero,
  slippage: zero,
  fundingRateHourly: zero,
}

/** Budgets in the wallet, so that margin is no question. */
const wallets = 10

/**
 * The sessions in the order of `starts`, each planned with the daily range known when it starts; those for which no
 * plan fits are left out. `over`: what decides in place of the session's own rules.
 */
export function sittings(
  terms: SessionTerms,
  market: Market,
  tape: Tape,
  starts: readonly number[],
  over?: (mind: Decider) => Decider,
): Sitting[] {
  const { contract, bounds, strategy, durationMs } = terms
  const rangeAt = rangeFinder(tape.bars)
  const wallet = String(wallets * toNumber(contract.budget))
  return starts.flatMap((start): Sitting[] => {
    const at = openingTime(tape, start)
    const range = rangeAt(at)
    const limits = { ...market.limits, ...(range !== undefined && { dailyRangePct: range }) }
    const made = plan(contract, limits, bounds)
    if ('refusal' in made) return []
    const rehearsal = { ...market, limits, contract, plan: made, strategy, durationMs, wallet }
    const {
      kind,
      netPct,
      durationMs: lasted,
      entries,
    } = createRehearser(rehearsal, tape, undefined, over)(start)
    return [{ at, kind, netPct, durationMs: lasted, entries }]
  })
}

/** The starts of `spreadStarts`, in the order of time. */
export function orderedStarts(tape: Tape, durationMs: number | null, count: number): number[] {
  return spreadStarts(tape, durationMs, count).toSorted((a, b) => a - b)
}

/** The daily range in percent as known at a time: from the days that had closed by then. */
function rangeFinder(bars: Bars): (at: UnixMs) => number | undefined {
  const days = aggregateBars(bars, '1d')
  const ranges = dailyRangesPct(days)
  const day = intervalMs['1d']
  const indexOf = new Map(Array.from(days.t, (t, index) => [t, index]))
  return (at) => ranges[indexOf.get((Math.floor(at / day) - 1) * day) ?? -1]
}
