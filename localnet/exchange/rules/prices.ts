// The three prices of a market. The mid is the order book's price. The oracle is the price elsewhere, updated every
// three seconds. The mark is the median of an oracle-based price, the order book and other exchanges, so that no
// single order book moves it. By default all three are equal. All are pure functions of market, wicks and time.
import type { Market, MarketCandle, MarketInterval } from '../../types.ts'
import { toGrid } from '../../market/price-grid.ts'
import type { Wick } from '../storage/records.ts'
import { unit } from './book.ts'

export interface Prices {
  mid(asset: number, at: number): number
  mark(asset: number, at: number): number
  oracle(asset: number, at: number): number
  /** Made from trades, so that wicks of the mid are included. See `Market.candles`. */
  candles(
    asset: number,
    interval: MarketInterval,
    from: number,
    to: number,
    now: number,
  ): MarketCandle[]
  /** Moves one price of a market for a while, and not the others. */
  wick(wick: Wick): void
}

const stepMs = 3_000
/** Milliseconds ago at which the distance between mid and oracle is averaged: 150 seconds in steps of 15. */
const averaged = Array.from({ length: 10 }, (_, index) => index * 15_000)
/**
 * The greatest distance of oracle and other exchanges from the order book in a calm market, as a fraction of the
 * price.
 */
const widestBasis = 0.0004
const wickStepMs = 1_000

/** `areOne`: mark, mid and oracle are equal except for wicks. */
export function createPrices(market: Market, areOne: boolean, known: readonly Wick[] = []): Prices {
  const wicks: Wick[] = [...known]
  const marks = new Map<number, { step: number; price: number }>()

  const onGrid = (asset: number, price: number) =>
    toGrid(price, market.assets[asset]?.szDecimals ?? 0)

  function wicked(of: Wick['of'], asset: number, at: number, price: number): number {
    const factor = wicks
      .filter((wick) => wick.of === of && wick.assetIndex === asset && isIn(wick, at))
      .reduce((product, { percent }) => product * (1 + percent / 100), 1)
    return factor === 1 ? price : onGrid(asset, price * factor)
  }

  const mid = (asset: number, at: number) => wicked('mid', asset, at, market.price(asset, at))

  /** The price elsewhere: moves around the order book's price, differently for each `source`. */
  function outside(asset: number, at: number, source: number): number {
    const step = Math.floor(at / stepMs) * stepMs
    return market.price(asset, step) * (1 + basis(asset, step, source))
  }

  function oracle(asset: number, at: number): number {
    return areOne ? market.price(asset, at) : onGrid(asset, outside(asset, at, 1))
  }

  function calmMark(asset: number, at: number): number {
    if (areOne) return market.price(asset, at)
    const step = Math.floor(at / stepMs) * stepMs
    const last = marks.get(asset)
    if (last?.step === step) return last.price
    const distance = averaged.reduce(
      (sum, age) => sum + mid(asset, step - age) - outside(asset, step - age, 1),
      0,
    )
    const parts = [
      outside(asset, step, 1) + distance / averaged.length,
      mid(asset, step),
      outside(asset, step, 2),
    ]
    const price = onGrid(asset, parts.toSorted((a, b) => a - b)[1] ?? 0)
    marks.set(asset, { step, price })
    return price
  }

  function withWicks(asset: number, candle: MarketCandle, now: number): MarketCandle {
    const end = Math.min(candle.T, now)
    const touching = wicks.filter(
      (wick) =>
        wick.of === 'mid' && wick.assetIndex === asset && wick.from <= end && wick.until > candle.t,
    )
    if (touching.length === 0) return candle
    const prices = touching.flatMap((wick) =>
      moments(Math.max(wick.from, candle.t), Math.min(wick.until - 1, end)).map((at) =>
        mid(asset, at),
      ),
    )
    const [o, c] = [mid(asset, candle.t), mid(asset, end)]
    const all = [...prices, o, c]
    return { ...candle, o, c, h: Math.max(candle.h, ...all), l: Math.min(candle.l, ...all) }
  }

  return {
    mid,
    oracle,
    mark: (asset, at) => wicked('mark', asset, at, calmMark(asset, at)),
    candles: (asset, interval, from, to, now) =>
      market.candles(asset, interval, from, to, now).map((candle) => withWicks(asset, candle, now)),
    wick(wick) {
      wicks.push(wick)
      marks.delete(wick.assetIndex)
    },
  }
}

function isIn({ from, until }: Wick, at: number): boolean {
  return from <= at && at < until
}

function moments(from: number, to: number): number[] {
  const found = [to]
  for (let at = from; at < to; at += wickStepMs) found.push(at)
  return found
}

/** Slow waves, so that it stays on one side for minutes. */
function basis(asset: number, at: number, source: number): number {
  const phase = 2 * Math.PI * unit(asset, source, 11)
  const periodMs = 240_000 * (1 + unit(asset, source, 13))
  return widestBasis * Math.sin((2 * Math.PI * at) / periodMs + phase)
}
