// The content of the desk's streams, in the desk's format. Market data comes from the sources that /ws uses.
import {
  type DepthEvent,
  type TickerEvent,
  type TradeEvent,
  pairOf,
} from '../../../contract/desk/desk-streams.ts'
import type { Ticker } from '../../../contract/live/live.ts'
import type { UserId } from '../../../contract/primitives.ts'
import type { MarketBook, MarketTrade } from '../../venue/port.ts'
import type { MarketStreams } from '../market-streams.ts'
import type { Hear } from '../offer.ts'
import { type BalanceDeps, balanceFeed } from './balance-feed.ts'
import { type OrderDeps, orderFeed } from './order-feed.ts'

/** Each returns unlisten. */
export interface DeskFeeds {
  depth(symbol: string, hear: Hear): () => void
  trade(symbol: string, hear: Hear): () => void
  ticker(symbol: string, hear: Hear): () => void
  order(userId: UserId, hear: Hear): () => void
  balance(userId: UserId, hear: Hear): () => void
}

export function deskFeeds(markets: MarketStreams, deps: OrderDeps & BalanceDeps): DeskFeeds {
  return {
    depth: (symbol, hear) =>
      markets.listen({ kind: 'depth', symbol, grouping: null }, (data) =>
        hear(depthOf(symbol, data as MarketBook)),
      ),
    trade: (symbol, hear) =>
      markets.listen({ kind: 'trade', symbol }, (data) =>
        hear(tradeOf(symbol, data as MarketTrade)),
      ),
    ticker: (symbol, hear) =>
      markets.listen({ kind: 'ticker', symbol }, (data) => hear(tickerOf(data as Ticker))),
    order: orderFeed(deps),
    balance: balanceFeed(deps),
  }
}

const iso = (at: number) => new Date(at).toISOString()

function depthOf(symbol: string, { bids, asks, at }: MarketBook): DepthEvent {
  const levels = (side: MarketBook['bids']) =>
    side.map(({ price, size }): [string, string] => [price, size])
  return { e: 'depth', s: pairOf(symbol), bids: levels(bids), asks: levels(asks), at: iso(at) }
}

function tradeOf(symbol: string, { id, isBuy, price, size, at }: MarketTrade): TradeEvent {
  const side = isBuy ? 'buy' : 'sell'
  return { e: 'trade', s: pairOf(symbol), trade_id: id, side, price, quantity: size, at: iso(at) }
}

function tickerOf({ symbol, mark, mid, at }: Ticker): TickerEvent {
  return { e: 'ticker', s: pairOf(symbol), mark_price: mark, mid_price: mid, at: iso(at) }
}
