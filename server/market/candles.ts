import type * as contract from '../../contract/endpoints.ts'
import type { Candle, Interval } from '../../contract/market/market.ts'
import type { Context } from '../context.ts'
import type { Verb } from '../route.ts'
import { orAtHand } from './at-hand.ts'
import { requireMarket } from './symbols.ts'

export const listCandles: Verb<Context, typeof contract.listCandles> = async ({ ctx, input }) => {
  const { symbol, interval } = input.params
  await requireMarket(ctx, symbol)
  ctx.signals.note(symbol)
  const candles = await latestCandles(ctx, symbol, interval, input.query.limit)
  return { symbol, interval, candles }
}

/** While the exchange is away they end with the last candle that is known to be final. */
function latestCandles(
  { exchange }: Pick<Context, 'exchange'>,
  symbol: string,
  interval: Interval,
  limit: number,
): Promise<Candle[]> {
  return orAtHand(exchange.candles(symbol, interval, limit), async () => {
    const kept = await exchange.keptCandles(symbol, interval, limit)
    return kept.length === 0 ? undefined : kept
  })
}
