import { type TapeEvent, type TapeTrade, mostTapeTrades } from '../../../contract/market/feeds.ts'
import type { MarketTrade } from '../../venue/port.ts'
import { conflated, feedEveryMs } from './conflate.ts'
import type { Publish, SourceDeps, Started } from './source.ts'

/** Publishes each trade of a market once, even if the exchange repeats it. `whole`: the kept ones, newest first. */
export function startTrades(
  symbol: string,
  { exchange, isFull }: SourceDeps,
  publish: Publish,
): Started {
  let kept: MarketTrade[] = []
  let ids = new Set<string>()

  function hear(trade: MarketTrade): void {
    if (ids.has(trade.id)) return
    kept = newest([trade, ...kept])
    ids = new Set(kept.map(({ id }) => id))
    // After a reconnect the exchange repeats trades. One that is no longer kept is older than all kept ones.
    if (ids.has(trade.id)) publish(trade)
  }

  return { whole: () => kept, stop: isFull(symbol) ? () => {} : exchange.onTrades(symbol, hear) }
}

/** The same in the shape of the dashboard's contract, in batches. */
export function startTape(
  symbol: string,
  { listen, wholeOf }: SourceDeps,
  publish: Publish,
): Started {
  const trades = { kind: 'trade', symbol } as const
  const event = (isWhole: boolean, told: readonly MarketTrade[]): TapeEvent => ({
    symbol,
    isWhole,
    trades: told.map(tapeTrade),
  })
  const { push, stop } = conflated<MarketTrade[]>(
    feedEveryMs,
    (fresh) => publish(event(false, newest(fresh))),
    (earlier, later) => newest([...later, ...earlier]),
  )
  const leave = listen(trades, (data) => push([data as MarketTrade]))
  return {
    whole: () => event(true, (wholeOf(trades) ?? []) as readonly MarketTrade[]),
    stop() {
      leave()
      stop()
    },
  }
}

/** Newest first, and of the same time the later reported first; at most the number that is kept. */
function newest(trades: readonly MarketTrade[]): MarketTrade[] {
  return trades.toSorted((one, other) => other.at - one.at).slice(0, mostTapeTrades)
}

const tapeTrade = ({ id, isBuy, price, size, at }: MarketTrade): TapeTrade => ({
  id,
  side: isBuy ? 'buy' : 'sell',
  price,
  size,
  at,
})
