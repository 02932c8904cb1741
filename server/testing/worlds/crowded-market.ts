// As many markets as the real network has, with BTC as in `steadyMarket`, so that a quick session enters at once.
import { createMarket } from '../../../localnet/market/market.ts'
import { mostMarkets } from '../../../localnet/market/universe.ts'
import type { Market } from '../../../localnet/types.ts'
import { steadyMarket } from './steady-market.ts'

export function crowdedMarket(seed: string, now: number): Market & { btc: number } {
  const many = createMarket({ seed, markets: mostMarkets })
  const steady = steadyMarket(now)
  const btc = many.assets.findIndex(({ name }) => name === 'BTC')
  return {
    ...many,
    btc,
    price: (asset, at) => (asset === btc ? steady.price(0, at) : many.price(asset, at)),
    candles: (asset, ...range) =>
      asset === btc ? steady.candles(0, ...range) : many.candles(asset, ...range),
  }
}
