// The leverages that a contract, the market and our own bounds leave.
import { divide, round, toNumber } from '../../contract/decimal.ts'
import type { MarketLimits, SessionContract } from '../types.ts'

export interface PlanBounds {
  /** Percent of entry price. */
  takeProfitPct: Range
  /** Percent of entry price. */
  stopLossPct: Range
  leverage: Range
  /** A position's notional must be this many times the minimum order: the lot rounds it down, the price moves. */
  minimumOrderHeadroom: number
  /** The stop lies within this share of the way to liquidation; fees and gaps use up the rest. */
  liquidationReach: number
}

interface Range {
  min: number
  max: number
}

export interface Limit {
  leverage: number
  /** What sets it, for the person who has to change a number. */
  because: string
}

/** The tightest of the lower limits, a whole number. */
export function lowestLeverage(contract: SessionContract, bounds: PlanBounds): Limit {
  const { profitTarget, lossThreshold } = contract
  const { takeProfitPct, stopLossPct, leverage } = bounds
  return [
    {
      leverage: wholeRatio(profitTarget, takeProfitPct.max, 'up'),
      because: `a profit target of ${profitTarget}% with a take-profit of at most ${takeProfitPct.max}% of the price`,
    },
    {
      leverage: wholeRatio(lossThreshold, stopLossPct.max, 'up'),
      because: `a loss threshold of ${lossThreshold}% with a stop of at most ${stopLossPct.max}% of the price`,
    },
    { leverage: Math.ceil(leverage.min), because: `the smallest leverage, ${leverage.min}x` },
  ].reduce((tightest, limit) => (limit.leverage > tightest.leverage ? limit : tightest))
}

/** The tightest of the upper limits, a whole number; below 1 when not even 1x is allowed. */
export function highestLeverage(
  contract: SessionContract,
  limits: MarketLimits,
  bounds: PlanBounds,
): Limit {
  const { profitTarget, lossThreshold } = contract
  const { takeProfitPct, stopLossPct, leverage } = bounds
  return [
    {
      leverage: wholeRatio(profitTarget, takeProfitPct.min, 'down'),
      because: `a profit target of ${profitTarget}% with a take-profit of at least ${takeProfitPct.min}% of the price`,
    },
    {
      leverage: wholeRatio(lossThreshold, stopLossPct.min, 'down'),
      because: `a loss threshold of ${lossThreshold}% with a stop of at least ${stopLossPct.min}% of the price`,
    },
    {
      leverage: Math.floor(limits.maxLeverage),
      because: `the market's maximum of ${limits.maxLeverage}x`,
    },
    { leverage: Math.floor(leverage.max), because: `our own cap of ${leverage.max}x` },
  ].reduce((tightest, limit) => (limit.leverage < tightest.leverage ? limit : tightest))
}

/**
 * Percent of entry price that a position may lose before the exchange liquidates it, on the nearer side (a short):
 * margin 1 ÷ leverage, maintenance m = 1 ÷ (2 × the market's maximum leverage), so (1/L − m) ÷ (1 + m).
 * https://hyperliquid.gitbook.io/hyperliquid-docs/trading/liquidations
 */
export function liquidationDistancePct(leverage: number, maxLeverage: number): number {
  const maintenance = 1 / (2 * maxLeverage)
  return (100 * (1 / leverage - maintenance)) / (1 + maintenance)
}

function wholeRatio(share: number, pricePct: number, mode: 'up' | 'down'): number {
  return toNumber(round(divide(share, pricePct), 0, mode))
}
