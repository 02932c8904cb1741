// Order book, trades and context of one market, reported while there is a listener.
import type { BookGrouping, MarketContext } from '../../../contract/market/feeds.ts'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'

export interface BookLevel {
  price: DecimalString
  /** Base units, the sum of all orders at this price. */
  size: DecimalString
}

/** Best prices first. */
export interface MarketBook {
  bids: BookLevel[]
  asks: BookLevel[]
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

/** Each listener is a subscription of its own, so share it; all of them return unsubscribe. */
export interface MarketFeeds {
  /** Ungrouped. The best prices are updated most often. */
  onBook(symbol: string, listener: (book: MarketBook) => void): () => void
  onTrades(symbol: string, listener: (trade: MarketTrade) => void): () => void
  onContext(symbol: string, listener: (context: MarketContext) => void): () => void
  /**
   * One request at the lowest priority: the exchange's stream does not say how a book is grouped. Null: ungrouped. Throws EXCHANGE_UNAVAILABLE, EXCHANGE_BUSY, EXCHANGE_TIMEOUT.
   */
  readBook(symbol: string, grouping: BookGrouping | null): Promise<MarketBook>
}
