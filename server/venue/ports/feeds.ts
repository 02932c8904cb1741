// What happens in one market, told while somebody listens.
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'

interface Level {
  price: DecimalString
  /** Base units, of all orders there. */
  size: DecimalString
}

/** Best first. */
export interface MarketBook {
  bids: Level[]
  asks: Level[]
  at: UnixMs
}

export interface MarketTrade {
  id: string
  /** Who took bought. */
  isBuy: boolean
  price: DecimalString
  /** Base units. */
  size: DecimalString
  at: UnixMs
}

/** Each call is a subscription of its own: share it. Both return unsubscribe. */
export interface MarketFeeds {
  onBook(symbol: string, listener: (book: MarketBook) => void): () => void
  onTrades(symbol: string, listener: (trade: MarketTrade) => void): () => void
}
