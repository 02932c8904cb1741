// A market of recorded bars: the exchange returns them as candles, and a test moves the price within them.
import { type Interval, intervalMs, intervals } from '../../../contract/market/market.ts'
import { sliceBars } from '../../../engine/signals/bars.ts'
import { aggregateBars } from '../../../engine/replay/aggregate-bars.ts'
import type { Bars } from '../../../engine/types.ts'
import { assets } from '../../../localnet/market/assets.ts'
import { toGrid } from '../../../localnet/market/price-grid.ts'
import type { Market, MarketCandle } from '../../../localnet/types.ts'
import { steadyMarket } from './steady-market.ts'

export interface TapeMarket extends Market {
  /**
   * From now on the asset has these bars, and before them its first price. They must be on the asset's grid, see
   * `onGrid`.
   */
  insert(assetIndex: number, bars: Bars): void
  /** Sets the price from now on. */
  lead(assetIndex: number, price: number): void
}

interface Reel {
  closed: Map<string, Bars>
  price: number
}

/** Assets without bars behave as in `steadyMarket`. */
export function tapeMarket(until: number): TapeMarket {
  const steady = steadyMarket(until)
  const reels = new Map<number, Reel>()
  return {
    ...steady,
    insert: (assetIndex, bars) => {
      const closed = intervals
        .filter((interval) => intervalMs[interval] >= intervalMs[bars.interval])
        .map((interval): [string, Bars] => [interval, aggregateBars(bars, interval)])
      reels.set(assetIndex, { closed: new Map(closed), price: bars.o[0] ?? NaN })
    },
    lead: (assetIndex, price) => {
      const reel = reels.get(assetIndex)
      if (reel === undefined) throw new RangeError(`asset ${assetIndex} has no bars`)
      reel.price = price
    },
    price: (assetIndex, at) => reels.get(assetIndex)?.price ?? steady.price(assetIndex, at),
    candles: (assetIndex, interval, from, to, now) => {
      const reel = reels.get(assetIndex)
      const bars = reel?.closed.get(interval)
      if (reel === undefined || bars === undefined) {
        return steady.candles(assetIndex, interval, from, to, now)
      }
      return [...closedCandles(bars, from, to, now), ...forming(bars, reel.price, to, now)]
    },
  }
}

function closedCandles(bars: Bars, from: number, to: number, now: number): MarketCandle[] {
  const width = intervalMs[bars.interval]
  const first = bars.t.findIndex((t) => t + width > from)
  if (first === -1) return []
  const rest = sliceBars(bars, first)
  const found: MarketCandle[] = []
  for (const [i, t] of rest.t.entries()) {
    if (t > to || t + width > now) break
    const [o, h, l, c] = [rest.o, rest.h, rest.l, rest.c].map((column) => column[i] ?? NaN)
    found.push({
      t,
      T: t + width - 1,
      o: o ?? NaN,
      h: h ?? NaN,
      l: l ?? NaN,
      c: c ?? NaN,
      v: 1,
      n: 1,
    })
  }
  return found
}

function forming({ interval }: Bars, price: number, to: number, now: number): MarketCandle[] {
  const t = openOf(interval, now)
  const flat = { o: price, h: price, l: price, c: price, v: 1, n: 1 }
  return t > to ? [] : [{ t, T: t + intervalMs[interval] - 1, ...flat }]
}

function openOf(interval: Interval, at: number): number {
  return Math.floor(at / intervalMs[interval]) * intervalMs[interval]
}

/** The bars scaled to the asset's usual prices, rounded to its ticks, and beginning at `start`. */
export function onGrid(bars: Bars, assetIndex: number, start: number): Bars {
  const szDecimals = assets[assetIndex]?.szDecimals ?? 0
  const scale = 10 ** (szDecimals - 5)
  const shift = start - (bars.t[0] ?? 0)
  const prices = (column: Float64Array) => column.map((price) => toGrid(price * scale, szDecimals))
  return {
    interval: bars.interval,
    t: bars.t.map((t) => t + shift),
    o: prices(bars.o),
    h: prices(bars.h),
    l: prices(bars.l),
    c: prices(bars.c),
    v: bars.v,
  }
}
