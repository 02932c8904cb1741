import type { BookEvent, BookGrouping } from '../../../contract/market/feeds.ts'
import type { MarketBook } from '../../venue/port.ts'
import { conflated, feedEveryMs } from './conflate.ts'
import type { Publish, SourceDeps, Started } from './source.ts'

/** Levels per side, as many as the exchange shows. */
const shownLevels = 20

/** The order book of a market, at most once per `feedEveryMs`. */
export function startDepth(
  { symbol, grouping }: { symbol: string; grouping: BookGrouping | null },
  { exchange, books, isFull }: SourceDeps,
  publish: Publish,
): Started {
  const { push, stop } = conflated<MarketBook>(feedEveryMs, publish)
  const leave =
    grouping === null && !isFull(symbol)
      ? exchange.onBook(symbol, push)
      : books.follow({ symbol, grouping, hear: push })
  return {
    stop() {
      leave()
      stop()
    },
  }
}

/** The same in the shape of the dashboard's contract. */
export function startBook(
  { symbol, grouping }: { symbol: string; grouping: BookGrouping | null },
  { clock, listen }: SourceDeps,
  publish: Publish,
): Started {
  let latest: MarketBook | undefined
  const event = ({ bids, asks, at }: MarketBook): BookEvent => ({
    symbol,
    grouping,
    bids: levelsOf(bids),
    asks: levelsOf(asks),
    at,
    ageMs: Math.max(0, Math.round(clock() - at)),
  })
  const stop = listen({ kind: 'depth', symbol, grouping }, (data) => {
    latest = data as MarketBook
    publish(event(latest))
  })
  return { stop, whole: () => latest && event(latest) }
}

const levelsOf = (levels: MarketBook['bids']) =>
  levels.slice(0, shownLevels).map(({ price, size }): [string, string] => [price, size])
