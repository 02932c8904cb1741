// The limits that people set for themselves, and when a change may take effect.
import { compare, divide, multiply } from '../../contract/decimal.ts'
import type { DecimalString, UnixMs } from '../../contract/primitives.ts'

/** Percentages are 0…100 and unsigned; null is no limit. */
export interface RiskLimits {
  /** Percent of the balance that the stop of one trade may lose. */
  accountRiskPercent: number
  /** USDC that the stop of one trade may lose. */
  maxRiskAmount: DecimalString | null
  /** Base units of one trade. */
  maxPositionSize: DecimalString | null
  maxLeverage: number
  /** Percent of the equity at the start of the UTC day. */
  dailyMaxDrawdownPercent: number
  maxOpenPositions: number
  requireStopLoss: boolean
  /** Distance to the nearest target divided by distance to the stop. */
  minRiskRewardRatio: number
}

export const defaultRiskLimits: RiskLimits = {
  accountRiskPercent: 2,
  maxRiskAmount: null,
  maxPositionSize: null,
  maxLeverage: 5,
  dailyMaxDrawdownPercent: 5,
  maxOpenPositions: 5,
  requireStopLoss: true,
  minRiskRewardRatio: 1.5,
}

/** The limits of `next` that allow more than those of `now`. */
export function loosened(now: RiskLimits, next: RiskLimits): (keyof RiskLimits)[] {
  const higher = (name: 'accountRiskPercent' | 'maxLeverage' | 'dailyMaxDrawdownPercent') =>
    next[name] > now[name]
  const wider = (name: 'maxRiskAmount' | 'maxPositionSize') => isMore(next[name], now[name])
  const allowsMore: Record<keyof RiskLimits, boolean> = {
    accountRiskPercent: higher('accountRiskPercent'),
    maxRiskAmount: wider('maxRiskAmount'),
    maxPositionSize: wider('maxPositionSize'),
    maxLeverage: higher('maxLeverage'),
    dailyMaxDrawdownPercent: higher('dailyMaxDrawdownPercent'),
    maxOpenPositions: next.maxOpenPositions > now.maxOpenPositions,
    requireStopLoss: now.requireStopLoss && !next.requireStopLoss,
    minRiskRewardRatio: next.minRiskRewardRatio < now.minRiskRewardRatio,
  }
  return (Object.keys(allowsMore) as (keyof RiskLimits)[]).filter((name) => allowsMore[name])
}

/** Null is no limit, so that it allows more than any number. */
function isMore(next: DecimalString | null, now: DecimalString | null): boolean {
  if (now === null) return false
  return next === null || compare(next, now) > 0
}

const dayMs = 86_400_000

/**
 * When looser limits take effect, epoch ms: at once while nothing is open and today's loss is below half of the
 * drawdown that `now` allows; otherwise when the next UTC day begins, so that nobody widens them to go on losing.
 */
export function loosenAt(
  now: RiskLimits,
  day: { hasOpenTrades: boolean; drawdownPercent: DecimalString },
  at: UnixMs,
): UnixMs {
  const half = divide(now.dailyMaxDrawdownPercent, 2)
  if (!day.hasOpenTrades && compare(day.drawdownPercent, half) < 0) return at
  return (Math.floor(at / dayMs) + 1) * dayMs
}

/**
 * Percent, 0 or more, of the day's starting equity that is lost by now; 100 when it started at zero and something is
 * lost.
 */
export function dailyDrawdownPercent(day: {
  /** USDC. */
  startEquity: DecimalString
  /** USDC, unsigned; 0 on a day with a profit. */
  loss: DecimalString
}): DecimalString {
  if (compare(day.loss, 0) <= 0) return '0'
  if (compare(day.startEquity, 0) <= 0) return '100'
  return divide(multiply(day.loss, 100), day.startEquity)
}
