import type { Candle, Interval, Signal } from '../../contract/market/market.ts'
import type { SignalReason } from '../../contract/reasons/signal-reasons.ts'
import type { CandleRange } from '../venue/port.ts'

/** A signal together with its reason from the engine. */
export type JudgedSignal = Signal & { why: SignalReason }

/**
 * The engine's signals of closed candles. The signal of a candle is the same for every caller and every range.
 * Throws what `candleHistory` throws.
 */
export interface Signals {
  /**
   * The signal of the last closed candle, or an older one, from memory: for display. A missing one is requested as
   * soon as there is weight for it, and returned by a later call.
   */
  shown(symbol: string, interval: Interval): Promise<JudgedSignal | undefined>
  /** The latest candles of a market, or none: for display, like `shown`. */
  shownCandles(symbol: string, interval: Interval, limit: number): Promise<Candle[]>
  /** Somebody looks at this market, so that its data is requested first. */
  note(symbol: string): void
  /** The order in which the other markets are requested. */
  rank(symbols: readonly string[]): void
  /** The signal of the last closed candle; undefined before the first one. */
  latest(symbol: string, interval: Interval): Promise<JudgedSignal | undefined>
  /** The newest signal ever computed here, however old: for display, not for trading. */
  known(symbol: string, interval: Interval): JudgedSignal | undefined
  /**
   * How far the market usually moves in a day, percent, by its last closed days (`engine/signals/daily-range.ts`);
   * undefined while it has too few of them.
   */
  dailyRange(symbol: string): Promise<number | undefined>
  /** The signals of candles that close in the range, ascending. */
  list(symbol: string, interval: Interval, range: CandleRange): Promise<JudgedSignal[]>
}
