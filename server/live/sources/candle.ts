import type { Candle } from '../../../contract/market/market.ts'
import type { MarketStream } from '../stream-names.ts'
import { conflated, feedEveryMs } from './conflate.ts'
import type { Publish, SourceDeps, Started } from './source.ts'

/** A forming candle at most once per `feedEveryMs`; the last state of each that has closed is always sent. */
export function startCandle(
  { symbol, interval }: Extract<MarketStream, { kind: 'candle' | 'signal' }>,
  { exchange }: Pick<SourceDeps, 'exchange'>,
  publish: Publish,
): Started {
  const { push, stop } = conflated<Candle[]>(
    feedEveryMs,
    (candles) => candles.forEach(publish),
    (earlier, later) => [
      ...earlier.filter((known) => later.every(({ t }) => t !== known.t)),
      ...later,
    ],
  )
  const leave = exchange.onCandle(symbol, interval, (candle) => push([candle]))
  return {
    stop() {
      leave()
      stop()
    },
  }
}
