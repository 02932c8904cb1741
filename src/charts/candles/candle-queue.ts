import type { Candle } from '../../../contract/market/market.ts'

export interface CandleQueue {
  push: (candle: Candle) => void
  /** Passes on now what is waiting. */
  flush: () => void
  /** Drops what is waiting. */
  cancel: () => void
}

/**
 * Candles that are told one after the other, without a pause, are passed on together: the newest of each bar. Before the
 * next frame, so that the chart is drawn in the same one as the prices beside it.
 */
export function createCandleQueue(apply: (candles: readonly Candle[]) => void): CandleQueue {
  const waiting = new Map<number, Candle>()

  function flush(): void {
    if (waiting.size === 0) return
    const candles = [...waiting.values()]
    waiting.clear()
    apply(candles)
  }

  return {
    push(candle) {
      if (waiting.size === 0) queueMicrotask(flush)
      waiting.set(candle.t, candle)
    },
    flush,
    cancel: () => waiting.clear(),
  }
}
