// What holding a position costs by the hour. Longs pay shorts while the rate is positive, and are paid while it is negative.
import { intervalMs } from '../../contract/market/market.ts'
import type { Side, UnixMs } from '../../contract/primitives.ts'
import type { MarketLimits } from '../types.ts'

/** Percent of the notional an hour: the exchange's rate without a premium, with which every preset was measured. */
const ordinaryPct = 0.00125

export interface FundingRules {
  /** Percent of the notional: an entry waits for an hour that takes this much or more to be paid by others. */
  mostPct: number
  /** Milliseconds before the hour within which it waits. */
  waitMs: number
}

/** Percent of the notional that the side pays at each hour; negative: it is paid. `rate`: a fraction. */
export function hourlyPaidPct(side: Side, rate: number): number {
  // Adding zero makes −0 zero, which JSON could not keep.
  return (side === 'long' ? 100 : -100) * rate + 0
}

/** Milliseconds until funding is next paid, at the full hour; an hour at the hour itself. */
export function untilFundingMs(nowMs: UnixMs): number {
  return intervalMs['1h'] - (nowMs % intervalMs['1h'])
}

export function waitsForFunding(
  paidPct: number,
  rules: FundingRules | undefined,
  nowMs: UnixMs,
): boolean {
  return rules !== undefined && paidPct >= rules.mostPct && untilFundingMs(nowMs) <= rules.waitMs
}

/**
 * Percent of the notional that holding is expected to cost beyond an ordinary hour's funding, until the price has moved
 * `movePct`: by the daily range and the square of the way, (move ÷ range)² days. What a position would be paid is not
 * counted: it can end with the next hour. Zero where the range is not known.
 */
export function holdingCostPct(
  paidPct: number,
  movePct: number,
  { dailyRangePct }: Pick<MarketLimits, 'dailyRangePct'>,
): number {
  if (dailyRangePct === undefined || dailyRangePct <= 0) return 0
  const hours = 24 * (movePct / dailyRangePct) ** 2
  return Math.max(0, paidPct - ordinaryPct) * hours
}
