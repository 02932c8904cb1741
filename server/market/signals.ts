import type * as contract from '../../contract/endpoints.ts'
import { fromNumber } from '../../contract/decimal.ts'
import { ServiceError } from '../../contract/errors.ts'
import { type Interval, type Signal, intervalMs } from '../../contract/market.ts'
import { toBars } from '../../engine/bars.ts'
import { signals } from '../../engine/signal.ts'
import type { Context } from '../context.ts'
import type { Verb } from '../route.ts'
import { requireMarket } from './symbols.ts'

/** Candles before the first one shown, for the indicators to have settled. */
const warmUp = 300
const longest = 5_000

/** What the engine thinks of each closed candle: the same function that opens positions. */
export const listSignals: Verb<Context, typeof contract.listSignals> = async ({ ctx, input }) => {
  const { symbol, interval } = input.params
  const { from = 0, to = ctx.clock(), limit } = input.query
  await requireMarket(ctx, symbol)
  const all = await signalsOf(
    ctx,
    symbol,
    interval,
    candlesNeeded(ctx.clock(), interval, input.query),
  )
  const latest = all.at(-1)
  if (latest === undefined) {
    throw new ServiceError('EXCHANGE_UNAVAILABLE', `${symbol} has no closed ${interval} candle yet`)
  }
  const items = all.filter((signal) => signal.at >= from && signal.at <= to).slice(-limit)
  return { symbol, interval, latest, items }
}

async function signalsOf(
  ctx: Context,
  symbol: string,
  interval: Interval,
  count: number,
): Promise<Signal[]> {
  const now = ctx.clock()
  const candles = await ctx.exchange.candles(symbol, interval, count)
  const closed = candles.filter((candle) => candle.T < now)
  const closeAt = new Map(closed.map((candle) => [candle.T, candle.c]))
  return signals(toBars(closed, interval)).map((value) => ({
    ...value,
    symbol,
    price: closeAt.get(value.at) ?? fromNumber(value.price, 8),
  }))
}

function candlesNeeded(
  now: number,
  interval: Interval,
  { from, to, limit }: { from?: number | undefined; to?: number | undefined; limit: number },
): number {
  const start = from ?? (to ?? now) - limit * intervalMs[interval]
  const shown = Math.ceil((now - start) / intervalMs[interval])
  return Math.min(longest, Math.max(1, shown) + warmUp)
}
