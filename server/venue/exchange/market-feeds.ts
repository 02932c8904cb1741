// Order book and trades of one market, while somebody looks at it. A message that cannot be read is dropped, because
// the next comes soon.
import type { SubscriptionClient } from '@nktkas/hyperliquid'
import * as z from 'zod'
import type { Logger } from '../../ops/port.ts'
import type { MarketFeeds } from '../ports/feeds.ts'
import { keepSubscribed } from './subscription.ts'
import { isPlainDecimal, plainDecimal } from './wire-decimal.ts'

const amount = z.string().refine(isPlainDecimal).transform(plainDecimal)
const Level = z.object({ px: amount, sz: amount })
const Book = z.object({
  time: z.number(),
  levels: z.tuple([z.array(Level), z.array(Level)]),
})
const Trades = z.array(
  z.object({
    side: z.enum(['A', 'B']),
    px: amount,
    sz: amount,
    time: z.number(),
    tid: z.number(),
  }),
)

export function marketFeeds(subscriptions: SubscriptionClient, log: Logger): MarketFeeds {
  return {
    onBook: (symbol, listener) =>
      keepSubscribed(
        (onError) =>
          subscriptions.l2Book(
            { coin: symbol },
            (event) => {
              const book = Book.safeParse(event)
              if (!book.success) return
              const [bids, asks] = book.data.levels.map((levels) =>
                levels.map(({ px, sz }) => ({ price: px, size: sz })),
              )
              listener({ bids: bids ?? [], asks: asks ?? [], at: book.data.time })
            },
            { onError },
          ),
        `the book of ${symbol}`,
        log,
      ),
    onTrades: (symbol, listener) =>
      keepSubscribed(
        (onError) =>
          subscriptions.trades(
            { coin: symbol },
            (event) => {
              const trades = Trades.safeParse(event)
              if (!trades.success) return
              for (const { side, px, sz, time, tid } of trades.data) {
                const isBuy = side === 'B'
                listener({ id: String(tid), isBuy, price: px, size: sz, at: time })
              }
            },
            { onError },
          ),
        `the trades of ${symbol}`,
        log,
      ),
  }
}
