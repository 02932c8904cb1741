import type { Asset } from '../../contract/market.ts'
import type { MarketLimits } from '../../engine/types.ts'

/** USDC; the exchange takes no smaller order. */
const minimumNotional = '10'

export function limitsOf({ maxLeverage, szDecimals }: Asset): MarketLimits {
  return { maxLeverage, szDecimals, minimumNotional }
}
