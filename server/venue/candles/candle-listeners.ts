// The listeners of one market and interval, and what they have been told.
import type { Candle } from '../../../contract/market/market.ts'

type CandleListener = (candle: Candle) => void

export interface CandleListeners {
  isAny(): boolean
  /**
   * Called for every change and every final candle. Candles that open before `finalUntil` are not new to it;
   * undefined: nothing in the next report is.
   */
  add(listener: CandleListener, finalUntil: number | undefined): () => void
  /** Called once for each candle, when it is final. */
  addClosed(listener: CandleListener, finalUntil: number | undefined): () => void
  tellForming(candle: Candle): void
  tellFinal(candles: readonly Candle[], finalUntil: number | undefined): void
}

export function candleListeners(): CandleListeners {
  const all = new Set<CandleListener>()
  const closed = new Set<CandleListener>()
  let toldUntil: number | undefined

  const isAny = () => all.size + closed.size > 0

  function addTo(set: Set<CandleListener>) {
    return (listener: CandleListener, finalUntil: number | undefined) => {
      if (!isAny()) toldUntil = finalUntil
      set.add(listener)
      return () => {
        set.delete(listener)
      }
    }
  }

  return {
    isAny,
    add: addTo(all),
    addClosed: addTo(closed),
    tellForming: (candle) => {
      for (const listener of all) listener(candle)
    },
    tellFinal: (candles, finalUntil) => {
      const since = toldUntil ?? Infinity
      toldUntil = finalUntil
      for (const candle of candles) {
        if (candle.t < since) continue
        for (const listener of [...all, ...closed]) listener(candle)
      }
    },
  }
}
