import type { Ticker } from '../../../contract/live/live.ts'
import type { Publish, SourceDeps, Started } from './source.ts'

const tickerEveryMs = 200

/** Prices may change at every block, and a screen needs a few per second. The last one of a burst is always sent. */
export function startTicker(
  symbol: string,
  { exchange, clock }: SourceDeps,
  publish: Publish,
): Started {
  let sentAt = 0
  let waiting: NodeJS.Timeout | undefined
  const send = () => {
    waiting = undefined
    const price = exchange.mark(symbol)
    if (price === null) return
    sentAt = clock()
    publish({ symbol, ...price, ageMs: Math.max(0, clock() - price.at) } satisfies Ticker)
  }
  send()
  const leave = exchange.watchMark(symbol)
  const unsubscribe = exchange.onMarks((marks) => {
    if (waiting !== undefined || !marks.has(symbol)) return
    const wait = sentAt + tickerEveryMs - clock()
    if (wait <= 0) send()
    else waiting = setTimeout(send, Math.min(wait, tickerEveryMs))
  })
  return {
    stop() {
      clearTimeout(waiting)
      unsubscribe()
      leave()
    },
  }
}
