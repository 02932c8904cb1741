import type { Asset } from '../contract/market/market.ts'
import type { DecimalString } from '../contract/primitives.ts'
import type { MarketLimits } from './types.ts'

/**
 * `minimumOrder`: the smallest order that the exchange takes, in USDC. `dailyRangePct`: how far the market usually
 * moves in a day; undefined where not known.
 */
export function marketLimits(
  {
    maxLeverage,
    szDecimals,
    marginTiers,
  }: Pick<Asset, 'maxLeverage' | 'szDecimals' | 'marginTiers'>,
  minimumOrder: DecimalString,
  dailyRangePct?: number,
): MarketLimits {
  const tiers = marginTiers && { marginTiers }
  const range = dailyRangePct !== undefined && { dailyRangePct }
  return { maxLeverage, szDecimals, minimumNotional: minimumOrder, ...tiers, ...range }
}
