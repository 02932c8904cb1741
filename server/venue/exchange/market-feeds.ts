// Order book, trades and context of one market, while somebody looks at it. A message that cannot be read is dropped,
// because the next comes soon.
import type { InfoClient, SubscriptionClient } from '@nktkas/hyperliquid'
import * as z from 'zod'
import type { MarketContext } from '../../../contract/market/feeds.ts'
import { sign } from '../../../contract/decimal.ts'
import type { Logger } from '../../ops/port.ts'
import type { MarketFeeds } from '../ports/feeds.ts'
import type { Ask } from './account-reads.ts'
import { UnreadableAnswer } from './failures.ts'
import { bookOfStreams, groupingRequest, readBookMessage, wireAmount } from './market-books.ts'
import { keepSubscribed } from './subscription.ts'
import { askingAs } from './weight/priority.ts'

const Trades = z.array(
  z.object({
    side: z.enum(['A', 'B']),
    px: wireAmount,
    sz: wireAmount,
    time: z.number(),
    tid: z.number(),
  }),
)

const told = wireAmount.nullable().catch(null)
const Context = z.object({
  coin: z.string(),
  ctx: z.object({
    oraclePx: told,
    funding: told,
    openInterest: told,
    dayNtlVlm: told,
    prevDayPx: told,
  }),
})

interface Deps {
  info: InfoClient
  ask: Ask
  log: Logger
}

export function marketFeeds(
  subscriptions: SubscriptionClient,
  { info, ask, log }: Deps,
): MarketFeeds {
  return {
    onBook(symbol, listener) {
      const join = bookOfStreams()
      const hear = (message: unknown): void => {
        const book = readBookMessage(message)
        if (book !== undefined) listener(join(book))
      }
      const stops = [false, true].map((fast) =>
        keepSubscribed(
          (onError) =>
            subscriptions.l2Book({ coin: symbol, ...(fast && { fast }) }, hear, { onError }),
          `the book of ${symbol}`,
          log,
        ),
      )
      return () => stops.forEach((stop) => stop())
    },
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
    onContext: (symbol, listener) =>
      keepSubscribed(
        (onError) =>
          subscriptions.activeAssetCtx(
            { coin: symbol },
            (event) => {
              const context = Context.safeParse(event)
              if (context.success) listener(contextOf(context.data))
            },
            { onError },
          ),
        `the context of ${symbol}`,
        log,
      ),
    readBook: (symbol, grouping) =>
      askingAs('visitor', () =>
        ask(
          () => info.l2Book({ coin: symbol, ...groupingRequest(grouping) }),
          (answer) => {
            const book = readBookMessage(answer)
            if (book === undefined) throw new UnreadableAnswer(`the book of ${symbol}`)
            return book
          },
        ),
      ),
  }
}

function contextOf({ coin, ctx }: z.output<typeof Context>): MarketContext {
  const { oraclePx, funding, openInterest, dayNtlVlm, prevDayPx } = ctx
  return {
    symbol: coin,
    oracle: oraclePx,
    fundingRate: funding,
    openInterest,
    volume: dayNtlVlm,
    priceBefore: prevDayPx !== null && sign(prevDayPx) > 0 ? prevDayPx : null,
  }
}
