// Whether an entry can earn what it costs before the session ends.
import { intervalMs } from '../../contract/market/market.ts'
import type { UnixMs } from '../../contract/primitives.ts'
import type { MarketLimits, Plan } from '../types.ts'

export interface EntryWorth {
  /** Percent of the notional that getting in and out is expected to cost. */
  roundTripPct: number
  /** The expected move must be at least this many round trips. */
  multiple: number
}

/**
 * Percent of the price: how far the market usually moves until the session ends, by its daily range and the square root of
 * time, and no farther than the take-profit. Where the range is not known, or no end is set, the take-profit alone.
 */
export function expectedMovePct(
  { takeProfitPct }: Pick<Plan, 'takeProfitPct'>,
  { dailyRangePct }: Pick<MarketLimits, 'dailyRangePct'>,
  endsAt: UnixMs | null,
  nowMs: UnixMs,
): number {
  if (dailyRangePct === undefined || endsAt === null) return takeProfitPct
  const days = Math.max(0, endsAt - nowMs) / intervalMs['1d']
  return Math.min(takeProfitPct, dailyRangePct * Math.sqrt(days))
}

/** `holdingPct`: percent of the notional that holding it is expected to cost. */
export function isWorth(
  movePct: number,
  holdingPct: number,
  worth: EntryWorth | undefined,
): boolean {
  return worth === undefined || movePct >= worth.multiple * (worth.roundTripPct + holdingPct)
}
