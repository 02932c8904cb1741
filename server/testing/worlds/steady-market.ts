// A market in which every interval has a strong signal at once and without cost: prices rise (or fall) steadily
// until a given time, stand still afterwards, and move only by shocks. The last asset moves slightly all the time,
// because the exchange reports prices only when one of them moves.
import { toGrid } from '../../../localnet/market/price-grid.ts'
import { candleOpen, nextCandleOpen } from '../../../localnet/market/time.ts'
import { assets } from '../../../localnet/market/assets.ts'
import type { Market, MarketCandle, MarketInterval, Shock } from '../../../localnet/types.ts'

/** Per minute: several ticks, so that one-minute candles show it. */
const rate = 0.00005
/** Milliseconds before `until`; prices stand still before that. */
const climbMs = 100 * 86_400_000
/** USDC per lot, so that sizes have the same number of digits in every market. */
const lotPrice = 0.6

/** Assets with an odd index fall. */
export function steadyMarket(until: number): Market {
  const shocks: Shock[] = []

  function price(assetIndex: number, at: number): number {
    const direction = assetIndex % 2 === 0 ? 1 : -1
    const minutes = Math.max(-climbMs, Math.min(0, at - until)) / 60_000
    const shocked = shocks
      .filter((shock) => shock.assetIndex === assetIndex && shock.at <= at)
      .reduce((factor, { percent }) => factor * (1 + percent / 100), 1)
    const { szDecimals } = assetOf(assetIndex)
    const trembles = assetIndex === assets.length - 1 && Math.floor(at / 1_000) % 2 === 1
    const steady =
      lotPrice * 10 ** szDecimals * Math.exp(direction * rate * minutes) * (trembles ? 1.001 : 1)
    return toGrid(steady * shocked, szDecimals)
  }

  /** Between two of these times the price only rises, only falls or stands still. */
  function turns(assetIndex: number, from: number, to: number): number[] {
    const jumps = shocks.filter((shock) => shock.assetIndex === assetIndex)
    const moments = [from, from + 1_000, to, until, ...jumps.flatMap(({ at }) => [at - 1, at])]
    return moments.filter((at) => at >= from && at <= to)
  }

  function candle(assetIndex: number, t: number, next: number, now: number): MarketCandle {
    const end = Math.min(next - 1, now)
    const prices = turns(assetIndex, t, end).map((at) => price(assetIndex, at))
    return {
      t,
      T: next - 1,
      o: price(assetIndex, t),
      h: Math.max(...prices),
      l: Math.min(...prices),
      c: price(assetIndex, end),
      v: 1,
      n: 1,
    }
  }

  function candles(
    assetIndex: number,
    interval: MarketInterval,
    from: number,
    to: number,
    now: number,
  ): MarketCandle[] {
    const found: MarketCandle[] = []
    for (let open = candleOpen(interval, from); open <= Math.min(to, now);) {
      const next = nextCandleOpen(interval, open)
      found.push(candle(assetIndex, open, next, now))
      open = next
    }
    return found
  }

  return {
    assets,
    price,
    candles,
    fundingRate: () => 0,
    shock: (shock) => void shocks.push(shock),
    shocks,
  }
}

function assetOf(assetIndex: number) {
  const asset = assets[assetIndex]
  if (asset === undefined) throw new RangeError(`No asset has index ${assetIndex}`)
  return asset
}
