// Trades of the simulated market, one per second at the best price of that second's book, and the fills of real accounts.
import type { RecentTradesResponse } from '@nktkas/hyperliquid'
import type { HexAddress, MarketAsset } from '../../types.ts'
import { wire } from './wire.ts'
import { bestPrice, unit } from '../rules/book.ts'
import { toLot } from '../rules/universe.ts'
import type { Fill } from '../storage/order-records.ts'
import { hashOf } from '../trading/fills.ts'
import type { Venue } from '../venue.ts'

export type Trade = RecentTradesResponse[number]

export const tradeStep = 1_000
const shown = 30
const typicalUsdc = 2_500
/** The other side of every trade. */
const marketMaker: HexAddress = '0x00000000000000000000000000000000000a1fa0'

/** Newest first. */
export function recentTrades(venue: Venue, asset: MarketAsset): Trade[] {
  const last = Math.floor(venue.at / tradeStep)
  return Array.from({ length: shown }, (_, age) => syntheticTrade(venue, asset, last - age))
}

/** The simulated trade of one second, the same for every request. */
export function syntheticTrade(venue: Venue, asset: MarketAsset, second: number): Trade {
  const time = second * tradeStep
  const isBuy = unit(asset.index, 5, second) < 0.5
  const px = bestPrice(asset, venue.prices.mid(asset.index, time), isBuy)
  const size = (typicalUsdc * (0.05 + 3 * unit(asset.index, 7, second) ** 3)) / Number(px)
  const lot = 10 ** -asset.szDecimals
  const hash = hashOf('trade', asset.index, second)
  const taker: HexAddress = `0x${hash.slice(2, 42)}`
  return {
    coin: asset.name,
    side: isBuy ? 'B' : 'A',
    px: wire(px),
    sz: wire(toLot(Math.max(size, lot), asset)),
    time,
    hash,
    tid: Number.parseInt(hash.slice(2, 14), 16),
    users: isBuy ? [taker, marketMaker] : [marketMaker, taker],
  }
}

/** An account's fill as a public trade. `side` is the aggressor's. */
export function fillTrade(asset: MarketAsset, fill: Fill): Trade {
  return {
    coin: asset.name,
    side: fill.isBuy === fill.crossed ? 'B' : 'A',
    px: wire(fill.px),
    sz: wire(fill.sz),
    time: fill.time,
    hash: fill.hash,
    tid: fill.tid,
    users: fill.isBuy ? [fill.user, marketMaker] : [marketMaker, fill.user],
  }
}
