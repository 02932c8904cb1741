import type { Ticker } from '../../../contract/live/live.ts'
import { conflated, feedEveryMs } from './conflate.ts'
import type { Publish, SourceDeps, Started } from './source.ts'

/** Prices may change at every block, and a screen needs a few per second. The last one of a burst is always sent. */
export function startTicker(
  symbol: string,
  { exchange, clock }: SourceDeps,
  publish: Publish,
): Started {
  const { push, stop } = conflated<null>(feedEveryMs, () => {
    const price = exchange.mark(symbol)
    if (price === null) return
    publish({ symbol, ...price, ageMs: Math.max(0, clock() - price.at) } satisfies Ticker)
  })
  push(null)
  const leave = exchange.watchMark(symbol)
  const unsubscribe = exchange.onMarks((marks) => {
    if (marks.has(symbol)) push(null)
  })
  return {
    stop() {
      stop()
      unsubscribe()
      leave()
    },
  }
}
