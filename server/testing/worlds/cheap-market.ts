// The steady market with one more kind of coin: so cheap that a tick, a millionth of a dollar, is a twelfth of its price.
import { toGrid } from '../../../localnet/market/price-grid.ts'
import type { Market, MarketCandle } from '../../../localnet/types.ts'
import { steadyMarket } from './steady-market.ts'

/** Of the third asset, in USDC. */
const cheapPrice = 0.0000125
const cheapIndex = 2

export function cheapMarket(until: number): Market & { symbol: string; assetIndex: number } {
  const steady = steadyMarket(until)
  const scale = cheapPrice / steady.price(cheapIndex, until)
  const cheap = (price: number) => toGrid(price * scale, 0)
  const inCheap = (candle: MarketCandle): MarketCandle => ({
    ...candle,
    o: cheap(candle.o),
    h: cheap(candle.h),
    l: cheap(candle.l),
    c: cheap(candle.c),
  })
  return {
    ...steady,
    symbol: 'kCHEAP',
    assetIndex: cheapIndex,
    assets: steady.assets.map((asset) =>
      asset.index === cheapIndex ? { ...asset, name: 'kCHEAP', szDecimals: 0 } : asset,
    ),
    price: (index, at) =>
      index === cheapIndex ? cheap(steady.price(index, at)) : steady.price(index, at),
    candles: (index, ...range) => {
      const candles = steady.candles(index, ...range)
      return index === cheapIndex ? candles.map(inCheap) : candles
    },
  }
}
