import type { Asset } from '../contract/market/market.ts'
import type { DecimalString } from '../contract/primitives.ts'
import type { MarketLimits } from './types.ts'

/** `minimumOrder`: the smallest order that the exchange takes, in USDC. */
export function marketLimits(
  {
    maxLeverage,
    szDecimals,
    marginTiers,
  }: Pick<Asset, 'maxLeverage' | 'szDecimals' | 'marginTiers'>,
  minimumOrder: DecimalString,
): MarketLimits {
  const tiers = marginTiers && { marginTiers }
  return { maxLeverage, szDecimals, minimumNotional: minimumOrder, ...tiers }
}
