// Prices and candles from the exchange.
import type { Asset, Candle, Interval } from '../../../contract/market/market.ts'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'

/** Prices of one market. PnL, triggers, margin and liquidation depend on `mark`. */
export interface MarkPrice {
  mark: DecimalString
  /** The middle of the order book, last known value; the mark while a side of the book is empty. */
  mid: DecimalString
  /** When the mark arrived. */
  at: UnixMs
}

/** The middle of the order book, from which orders are priced. */
export interface MidPrice {
  mid: DecimalString
  at: UnixMs
}

/** A market's last 24 hours, as the exchange reports them. */
export interface MarketDay {
  symbol: string
  /** The mark price now. */
  price: DecimalString
  /** The price 24 hours ago; null for a younger market. */
  priceBefore: DecimalString | null
  /** US dollars traded in 24 hours. */
  volume: DecimalString
}

/**
 * Candles that open in [from, to]: with `from` the first `limit` of them, otherwise the last. Both bounds are
 * inclusive, so that pages join at `to` = the first candle's t − 1, or `from` = the last candle's t + 1.
 */
export interface CandleRange {
  from?: UnixMs | undefined
  to?: UnixMs | undefined
  limit: number
}

export interface StreamAge {
  /** The stream's name as on /ws. */
  name: string
  /** Milliseconds since its last message; null before the first. */
  ageMs: number | null
}

/** `isDelisted`: the market is closed. */
export type ListedAsset = Asset & { assetIndex: number; isDelisted: boolean }

/** Markets and their prices. */
export interface Markets {
  /** Cached; index = asset index. */
  assets(): Promise<(Asset & { assetIndex: number })[]>
  /**
   * Any market that ever existed, delisted ones included, from a list at most `maxAgeMs` old (milliseconds; ten
   * minutes by default). Undefined when there never was one with this index.
   */
  market(assetIndex: number, maxAgeMs?: number): Promise<ListedAsset | undefined>
  /**
   * The last 24 hours of every market, at most a few seconds old, or older while the exchange is away; `at` tells
   * when.
   */
  days(): Promise<{ at: UnixMs; markets: MarketDay[] }>
  /** The latest known mark, however old: for display, not for decisions. Null before the first. */
  mark(symbol: string): MarkPrice | null
  mid(symbol: string): MidPrice | null
  /**
   * The rate of the hour, as it was last told with a mark: a fraction of the notional that longs pay shorts, negative: are
   * paid. Null when it was not told within ten minutes.
   */
  fundingRate(symbol: string): DecimalString | null
  /**
   * The mark for decisions; read again when no stream has reported it recently. When that fails, the last known one
   * with its age, or null. Never throws.
   */
  freshMark(symbol: string): Promise<MarkPrice | null>
  /** The middle of the order book for pricing an order, at most a few seconds old. Null when unknown. Never throws. */
  freshMid(symbol: string): Promise<DecimalString | null>
  /**
   * Call while somebody looks at this market: its mark is then updated as fast as possible. Returns a function that
   * ends it.
   */
  watchMark(symbol: string): () => void
  /** Called with each new price of markets whose mark is known. Returns unsubscribe. */
  onMarks(listener: (marks: ReadonlyMap<string, MarkPrice>) => void): () => void
  /** Milliseconds since the last price message; null before the first. */
  streamAgeMs(): number | null
}

/** Candles, live and of any past range. */
export interface Candles {
  /** The latest: ascending, without holes, the last one forming (T > now), all others final. */
  candles(symbol: string, interval: Interval, limit: number): Promise<Candle[]>
  /** The same for any range. Stored candles are returned also while the exchange is away. */
  candleHistory(symbol: string, interval: Interval, range: CandleRange): Promise<Candle[]>
  /** The latest final candles in memory or storage, however old; may be empty. Makes no request. */
  keptCandles(symbol: string, interval: Interval, limit: number): Promise<Candle[]>
  /** Whether the latest `limit` candles are known without a request. */
  areCandlesAtHand(symbol: string, interval: Interval, limit: number): boolean
  /** Called for every change of the forming candle, and for each final one before the next begins. */
  onCandle(symbol: string, interval: Interval, listener: (candle: Candle) => void): () => void
  /** Called once for each candle, when it is final. */
  onClosedCandle(symbol: string, interval: Interval, listener: (candle: Candle) => void): () => void
  /** The candle streams that are open now. */
  candleStreams(): StreamAge[]
}
