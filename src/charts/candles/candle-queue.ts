import type { Candle } from '../../../contract/market/market.ts'

export interface CandleQueue {
  push: (candle: Candle) => void
  /** Passes on now what is waiting. */
  flush: () => void
  /** Drops what is waiting. */
  cancel: () => void
}

/** However many ticks come between two frames, the chart is updated once per frame with the newest of each bar. */
export function createCandleQueue(apply: (candles: readonly Candle[]) => void): CandleQueue {
  const waiting = new Map<number, Candle>()
  let frame: number | null = null

  function flush(): void {
    cancelFrame()
    if (waiting.size === 0) return
    const candles = [...waiting.values()]
    waiting.clear()
    apply(candles)
  }

  function cancelFrame(): void {
    if (frame !== null) cancelAnimationFrame(frame)
    frame = null
  }

  return {
    push(candle) {
      waiting.set(candle.t, candle)
      frame ??= requestAnimationFrame(flush)
    },
    flush,
    cancel() {
      cancelFrame()
      waiting.clear()
    },
  }
}
