// Order book and trades of one market, reported while there is a listener.
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'

interface Level {
  price: DecimalString
  /** Base units, the sum of all orders at this price. */
  size: DecimalString
}

/** Best prices first. */
export interface MarketBook {
  bids: Level[]
  asks: Level[]
  at: UnixMs
}

export interface MarketTrade {
  id: string
  /** Whether the taker bought. */
  isBuy: boolean
  price: DecimalString
  /** Base units. */
  size: DecimalString
  at: UnixMs
}

/** Each call opens a subscription of its own, so share it. Both return unsubscribe. */
export interface MarketFeeds {
  onBook(symbol: string, listener: (book: MarketBook) => void): () => void
  onTrades(symbol: string, listener: (trade: MarketTrade) => void): () => void
}
