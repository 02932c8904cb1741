// Prices and candles as the exchange tells them.
import type { Asset, Candle, Interval } from '../../../contract/market/market.ts'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'

export interface MarkPrice {
  mark: DecimalString
  mid: DecimalString
  at: UnixMs
}

/** What the exchange says of a market's last 24 hours. */
export interface MarketDay {
  symbol: string
  /** Its middle now, or its mark. */
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

/** Markets and their prices. */
export interface Markets {
  /** Cached; index = asset index. */
  assets(): Promise<(Asset & { assetIndex: number })[]>
  /** Every market's last 24 hours, at most a few seconds old, or older while the exchange is away: `at` tells. */
  days(): Promise<{ at: UnixMs; markets: MarketDay[] }>
  /** Latest price from the live stream; null before the first. */
  mark(symbol: string): MarkPrice | null
  /** Each new price. Returns unsubscribe. */
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
  /** Every change of the forming candle, and each final one before the next. */
  onCandle(symbol: string, interval: Interval, listener: (candle: Candle) => void): () => void
  /** Each candle once, when it is final. */
  onClosedCandle(symbol: string, interval: Interval, listener: (candle: Candle) => void): () => void
  /** The candle streams that are followed now. */
  candleStreams(): StreamAge[]
}
