import type { Candle, Interval, Signal } from '../../contract/market/market.ts'
import type { SignalReason } from '../../contract/reasons/signal-reasons.ts'
import type { CandleRange } from '../venue/port.ts'

/** A signal with its reason as the engine gave it. */
export type JudgedSignal = Signal & { why: SignalReason }

/**
 * What the engine thinks of closed candles. The signal of a candle is the same whoever asks, and for whichever range.
 * Throws what `candleHistory` throws.
 */
export interface Signals {
  /**
   * Of the last closed candle, or an older one, from memory: for showing. What is not there yet comes with a later
   * call, as soon as there is weight for it.
   */
  shown(symbol: string, interval: Interval): Promise<JudgedSignal | undefined>
  /** The latest candles of a market, or none: for showing, as `shown`. */
  shownCandles(symbol: string, interval: Interval, limit: number): Promise<Candle[]>
  /** Somebody looks at this market. */
  note(symbol: string): void
  /** In this order the others are filled in. */
  rank(symbols: readonly string[]): void
  /** Of the last closed candle; undefined before the first one. */
  latest(symbol: string, interval: Interval): Promise<JudgedSignal | undefined>
  /** The newest that was ever computed here, however old: for showing, not for trading. */
  known(symbol: string, interval: Interval): JudgedSignal | undefined
  /** Of the closed candles that close in the range, ascending. */
  list(symbol: string, interval: Interval, range: CandleRange): Promise<JudgedSignal[]>
}
