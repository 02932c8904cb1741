import type { Asset } from '../contract/market/market.ts'
import type { DecimalString } from '../contract/primitives.ts'
import type { MarketLimits } from './types.ts'

/** `minimumOrder`: the smallest order that the exchange takes, in USDC. */
export function marketLimits(
  { maxLeverage, szDecimals }: Pick<Asset, 'maxLeverage' | 'szDecimals'>,
  minimumOrder: DecimalString,
): MarketLimits {
  return { maxLeverage, szDecimals, minimumNotional: minimumOrder }
}
