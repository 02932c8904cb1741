import type { MarketStream } from '../stream-names.ts'
import type { Publish, SourceDeps, Started } from './source.ts'

const retryMs = 2_000
/** After an outage of more candles than this, the earliest signals are sent one candle later. */
const mostSignals = 500

/** The latest opinion at once, then one for each candle that closes, also for those that closed during an outage. */
export function startSignal(
  { symbol, interval }: Extract<MarketStream, { kind: 'candle' | 'signal' }>,
  { exchange, signals, log }: SourceDeps,
  publish: Publish,
): Started {
  let isStopped = false
  let told: number | undefined
  let retry: NodeJS.Timeout | undefined
  let telling = Promise.resolve()

  async function tell(): Promise<void> {
    const range = told === undefined ? { limit: 1 } : { from: told + 1, limit: mostSignals }
    const fresh = await signals.list(symbol, interval, range)
    for (const signal of fresh) {
      if (isStopped) return
      told = signal.at
      publish(signal)
    }
  }

  function tellSoon(): void {
    clearTimeout(retry)
    telling = telling.then(tell).catch((error: unknown) => {
      log.warn({ error: String(error), symbol, interval }, 'no signal computed')
      if (!isStopped) retry = setTimeout(tellSoon, retryMs)
    })
  }

  tellSoon()
  const unsubscribe = exchange.onClosedCandle(symbol, interval, tellSoon)
  return {
    stop() {
      isStopped = true
      clearTimeout(retry)
      unsubscribe()
    },
  }
}
