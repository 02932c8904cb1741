// Prices and candles as the exchange tells them.
import type { Asset, Candle, Interval } from '../../../contract/market/market.ts'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'

/** Prices of one market. `mark` decides: PnL, triggers, margin and liquidation go by it. */
export interface MarkPrice {
  mark: DecimalString
  /** The middle of the book, as last heard; the mark where the book has none. */
  mid: DecimalString
  /** When the exchange told the mark. */
  at: UnixMs
}

/** The middle of the book: what orders are priced from. */
export interface MidPrice {
  mid: DecimalString
  at: UnixMs
}

/** What the exchange says of a market's last 24 hours. */
export interface MarketDay {
  symbol: string
  /** Its mark now. */
  price: DecimalString
  /** 24 hours ago; null for a market younger than that. */
  priceBefore: DecimalString | null
  /** US dollars, of 24 hours. */
  volume: DecimalString
}

/**
 * Candles that open in [from, to]: with `from` the first `limit` of them, else the last. Both bounds are inclusive, so
 * pages join at `to` = the first candle's t − 1, or `from` = the last candle's t + 1.
 */
export interface CandleRange {
  from?: UnixMs | undefined
  to?: UnixMs | undefined
  limit: number
}

export interface StreamAge {
  /** As at /ws. */
  name: string
  /** Null: it never spoke. */
  ageMs: number | null
}

/** `isDelisted`: nothing is traded there any more. */
export type ListedAsset = Asset & { assetIndex: number; isDelisted: boolean }

/** Markets and their prices. */
export interface Markets {
  /** Cached; index = asset index. */
  assets(): Promise<(Asset & { assetIndex: number })[]>
  /**
   * Of any market that there ever was, delisted ones too, by what was heard at most that long ago (milliseconds; ten minutes
   * when not said). Undefined: there never was such a one.
   */
  market(assetIndex: number, maxAgeMs?: number): Promise<ListedAsset | undefined>
  /** Every market's last 24 hours, at most a few seconds old, or older while the exchange is away: `at` tells. */
  days(): Promise<{ at: UnixMs; markets: MarketDay[] }>
  /** Latest known, however old: to be shown, not to be decided by. Null before the first. */
  mark(symbol: string): MarkPrice | null
  mid(symbol: string): MidPrice | null
  /**
   * The mark to decide by; read anew where no stream has told it lately. When it cannot be read either, what is known is
   * given with its age, or null. Never throws.
   */
  freshMark(symbol: string): Promise<MarkPrice | null>
  /** The middle of the book to price an order from, a few seconds old at most. Null: nobody can say. Never throws. */
  freshMid(symbol: string): Promise<DecimalString | null>
  /** Somebody looks at this market: its mark is heard as fast as it can be. Returns the end of it. */
  watchMark(symbol: string): () => void
  /** Each new price, of markets whose mark is known. Returns unsubscribe. */
  onMarks(listener: (marks: ReadonlyMap<string, MarkPrice>) => void): () => void
  /** Age of the price stream, ms; null when it never spoke. */
  streamAgeMs(): number | null
}

/** Candles, live and of any past range. */
export interface Candles {
  /** The latest: ascending, without holes, the last one forming (T > now), all others final. */
  candles(symbol: string, interval: Interval, limit: number): Promise<Candle[]>
  /** The same of any range. What is kept is served also while the exchange is away. */
  candleHistory(symbol: string, interval: Interval, range: CandleRange): Promise<Candle[]>
  /** The latest final candles at hand, however old; empty when there are none. Asks nothing of the exchange. */
  keptCandles(symbol: string, interval: Interval, limit: number): Promise<Candle[]>
  /** Whether the latest candles, so many, can be had without a question to the exchange. */
  areCandlesAtHand(symbol: string, interval: Interval, limit: number): boolean
  /** Every change of the forming candle, and each final one before the next. */
  onCandle(symbol: string, interval: Interval, listener: (candle: Candle) => void): () => void
  /** Each candle once, when it is final. */
  onClosedCandle(symbol: string, interval: Interval, listener: (candle: Candle) => void): () => void
  /** The candle streams that are followed now. */
  candleStreams(): StreamAge[]
}
