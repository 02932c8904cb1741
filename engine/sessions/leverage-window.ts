// The range of leverage that a contract, the market and our own bounds allow.
import { divide, round, toNumber } from '../../contract/decimal.ts'
import type { LeverageLimit } from '../../contract/reasons/plan-reasons.ts'
import { highestLeverageFor } from '../margin-tiers.ts'
import type { MarketLimits, SessionContract } from '../types.ts'

export interface PlanBounds {
  /** Percent of entry price. */
  takeProfitPct: Range
  /** Percent of entry price. */
  stopLossPct: Range
  leverage: Range
  /** The highest leverage that the person allows themselves; absent: any. */
  ownLeverage?: number
  /**
   * A position's notional must be this many times the minimum order, because rounding to lots and price moves reduce
   * it.
   */
  minimumOrderHeadroom: number
  /**
   * The stop lies at least this many of the market's daily ranges away, where the contract and the minimum order allow
   * it; absent: wherever the leverage puts it.
   */
  stopInDays?: number
  /** The stop must be within this share of the distance to liquidation; the rest is for fees and gaps. */
  liquidationReach: number
}

interface Range {
  min: number
  max: number
}

export interface Limit {
  leverage: number
  /** The limit that decides it, so that the person knows which number to change. */
  because: LeverageLimit
}

/** The highest of the lower limits, a whole number. */
export function lowestLeverage(contract: SessionContract, bounds: PlanBounds): Limit {
  const { profitTarget, lossThreshold } = contract
  const { takeProfitPct, stopLossPct, leverage } = bounds
  const lowest: Limit[] = [
    {
      leverage: wholeRatio(profitTarget, takeProfitPct.max, 'up'),
      because: {
        code: 'limit_target',
        values: { profitTarget, bound: 'most', takeProfitPct: takeProfitPct.max },
      },
    },
    {
      leverage: wholeRatio(lossThreshold, stopLossPct.max, 'up'),
      because: {
        code: 'limit_loss',
        values: { lossThreshold, bound: 'most', stopLossPct: stopLossPct.max },
      },
    },
    {
      leverage: Math.ceil(leverage.min),
      because: { code: 'limit_smallest', values: { leverage: leverage.min } },
    },
  ]
  return lowest.reduce((tightest, limit) => (limit.leverage > tightest.leverage ? limit : tightest))
}

/** The lowest of the upper limits, a whole number; below 1 when not even 1x is allowed. */
export function highestLeverage(
  contract: SessionContract,
  limits: MarketLimits,
  bounds: PlanBounds,
): Limit {
  const { profitTarget, lossThreshold } = contract
  const { takeProfitPct, stopLossPct, leverage, ownLeverage } = bounds
  const market = marketLeverage(contract, limits)
  const highest: Limit[] = [
    {
      leverage: wholeRatio(profitTarget, takeProfitPct.min, 'down'),
      because: {
        code: 'limit_target',
        values: { profitTarget, bound: 'least', takeProfitPct: takeProfitPct.min },
      },
    },
    {
      leverage: wholeRatio(lossThreshold, stopLossPct.min, 'down'),
      because: {
        code: 'limit_loss',
        values: { lossThreshold, bound: 'least', stopLossPct: stopLossPct.min },
      },
    },
    {
      leverage: Math.floor(market),
      because: { code: 'limit_market', values: { leverage: market } },
    },
    {
      leverage: Math.floor(leverage.max),
      because: { code: 'limit_own', values: { leverage: leverage.max } },
    },
    ...(ownLeverage === undefined
      ? []
      : [
          {
            leverage: Math.floor(ownLeverage),
            because: { code: 'limit_person', values: { leverage: ownLeverage } } as const,
          },
        ]),
  ]
  return highest.reduce((tightest, limit) =>
    limit.leverage < tightest.leverage ? limit : tightest,
  )
}

/** With all positions of the session in it at once: the exchange nets them. */
export function marketLeverage({ budget }: SessionContract, limits: MarketLimits): number {
  if (limits.marginTiers === undefined) return limits.maxLeverage
  return highestLeverageFor(limits, budget)
}

/**
 * Percent of the entry price that a position may lose before the exchange liquidates it, for the side that is closer
 * (a short): margin 1 ÷ leverage, maintenance m = 1 ÷ (2 × the market's maximum leverage), so (1/L − m) ÷ (1 + m).
 * https://hyperliquid.gitbook.io/hyperliquid-docs/trading/liquidations
 */
export function liquidationDistancePct(leverage: number, maxLeverage: number): number {
  const maintenance = 1 / (2 * maxLeverage)
  return (100 * (1 / leverage - maintenance)) / (1 + maintenance)
}

function wholeRatio(share: number, pricePct: number, mode: 'up' | 'down'): number {
  return toNumber(round(divide(share, pricePct), 0, mode))
}
