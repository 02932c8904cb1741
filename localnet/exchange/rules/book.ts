// The market maker's order book: a pure function of asset, mid price and second. It has its full depth again for the
// next order, so that an order does not affect others.
import { compare } from '../../../contract/decimal.ts'
import type { MarketAsset } from '../../types.ts'
import type { Amount } from '../storage/amount.ts'
import { toLot, toTick } from './universe.ts'

export interface Level {
  px: Amount
  sz: Amount
  /** Number of orders at this price. */
  n: number
}

export interface Book {
  /** Best first. */
  bids: Level[]
  asks: Level[]
}

/** Levels that can be traded; l2Book shows the first 20. */
const depth = 60
const halfSpread = 0.00005
const levelStep = 0.00008
/** USDC at the best level; each further level has more. */
const bestLevelUsdc: Record<string, number> = { BTC: 60_000, ETH: 40_000, SOL: 20_000 }
const otherBestLevelUsdc = 8_000
const growth = 0.35

export function syntheticBook(asset: MarketAsset, mid: number, at: number): Book {
  const second = Math.floor(at / 1_000)
  return {
    bids: side(asset, mid, second, -1),
    asks: side(asset, mid, second, 1),
  }
}

/** The worst prices that a large order gets, selling and buying. */
export function impactPrices(asset: MarketAsset, mid: number): [Amount, Amount] {
  const distance = halfSpread + 3 * levelStep
  return [toTick(mid * (1 - distance), asset, 'down'), toTick(mid * (1 + distance), asset, 'up')]
}

/** The price of the best level, for a buyer or a seller. */
export function bestPrice(asset: MarketAsset, mid: number, isBuy: boolean): Amount {
  const sign = isBuy ? 1 : -1
  return toTick(mid * (1 + sign * halfSpread), asset, isBuy ? 'up' : 'down')
}

function side(asset: MarketAsset, mid: number, second: number, sign: 1 | -1): Level[] {
  const levels: Level[] = []
  const base = bestLevelUsdc[asset.name] ?? otherBestLevelUsdc
  for (let index = 0; index < depth; index += 1) {
    const distance = halfSpread + index * levelStep
    const px = toTick(mid * (1 + sign * distance), asset, sign === 1 ? 'up' : 'down')
    const previous = levels.at(-1)
    if (px === previous?.px || compare(px, String(mid)) === 0) continue
    const jitter = 0.6 + 0.8 * unit(asset.index, index * sign, second)
    const sz = toLot((base * (1 + growth * index) * jitter) / Number(px), asset)
    if (sz === '0') continue
    levels.push({ px, sz, n: 1 + Math.floor(6 * unit(asset.index, index * sign + 97, second)) })
  }
  return levels
}

/** A fixed pseudo-random number in [0, 1) for these three integers. */
export function unit(a: number, b: number, c: number): number {
  let hash = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
