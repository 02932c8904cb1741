// The markets, in the exchange's order, and the price parameters of each.
import type { MarketAsset } from '../types.ts'

export interface ProcessAsset extends MarketAsset {
  /** USD: the level that the price returns to over the years. */
  basePrice: number
  /** Typical standard deviation of a day's log return. */
  dailyVolatility: number
  /**
   * Weight of the market-wide factor in the asset's returns, 0–1. The correlation of two assets is the product of
   * theirs.
   */
  marketWeight: number
  /** USD traded on a typical day. */
  dailyNotional: number
  /** USD of a typical trade. */
  tradeNotional: number
}

export const processAssets: readonly ProcessAsset[] = [
  asset(0, 'BTC', 5, 40, 65_000, 0.025, 0.88, 2.8e9, 6_000),
  asset(1, 'ETH', 4, 25, 3_000, 0.034, 0.86, 1.6e9, 4_500),
  asset(2, 'SOL', 2, 20, 145, 0.042, 0.78, 5e8, 2_800),
  asset(3, 'XRP', 0, 20, 1.35, 0.041, 0.66, 1.6e8, 1_800),
  asset(4, 'DOGE', 0, 10, 0.165, 0.049, 0.7, 9e7, 1_400),
  asset(5, 'AVAX', 2, 10, 27, 0.046, 0.74, 4e7, 1_200),
]

function asset(
  index: number,
  name: string,
  szDecimals: number,
  maxLeverage: number,
  basePrice: number,
  dailyVolatility: number,
  marketWeight: number,
  dailyNotional: number,
  tradeNotional: number,
): ProcessAsset {
  return {
    index,
    name,
    szDecimals,
    maxLeverage,
    basePrice,
    dailyVolatility,
    marketWeight,
    dailyNotional,
    tradeNotional,
  }
}

/** The public fields of the markets. */
export function announced(universe: readonly MarketAsset[]): readonly MarketAsset[] {
  return universe.map(({ index, name, szDecimals, maxLeverage, isDelisted, onlyIsolated }) => ({
    index,
    name,
    szDecimals,
    maxLeverage,
    ...(isDelisted && { isDelisted }),
    ...(onlyIsolated && { onlyIsolated }),
  }))
}

/** Only the six well-known ones. */
export const assets = announced(processAssets)
