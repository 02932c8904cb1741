// Margin tiers: large positions have a lower maximum leverage and a higher maintenance margin.
// https://hyperliquid.gitbook.io/hyperliquid-docs/trading/margin-tiers
import { add, compare, divide, multiply, subtract } from '../contract/decimal.ts'
import type { MarginTier } from '../contract/market/market.ts'
import type { DecimalString } from '../contract/primitives.ts'

interface Tiered {
  maxLeverage: number
  marginTiers?: readonly MarginTier[] | undefined
}

interface MarginTerms {
  maxLeverage: number
  /** Maintenance margin = value × rate − deduction, in USD. */
  rate: DecimalString
  deduction: DecimalString
}

/** `notional`: USD, unsigned. */
export function marginTerms(market: Tiered, notional: DecimalString): MarginTerms {
  const tiers = market.marginTiers ?? []
  const reached = tiers.filter(({ lowerBound }) => compare(notional, lowerBound) >= 0)
  return reached.reduce<MarginTerms>(
    (below, { lowerBound, maxLeverage }) => {
      const rate = rateOf(maxLeverage)
      const more = multiply(lowerBound, subtract(rate, below.rate))
      return { maxLeverage, rate, deduction: add(below.deduction, more) }
    },
    { maxLeverage: market.maxLeverage, rate: rateOf(market.maxLeverage), deduction: '0' },
  )
}

/** The highest whole leverage that a position with this margin (USD) may have; at least 1. */
export function highestLeverageFor(market: Tiered, margin: DecimalString): number {
  for (let leverage = Math.floor(market.maxLeverage); leverage > 1; leverage--) {
    const { maxLeverage } = marginTerms(market, multiply(margin, leverage))
    if (leverage <= maxLeverage) return leverage
  }
  return 1
}

/** Half of the initial margin at the highest leverage. */
function rateOf(maxLeverage: number): DecimalString {
  return divide(1, 2 * maxLeverage)
}
