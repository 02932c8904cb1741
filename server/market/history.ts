import type * as contract from '../../contract/endpoints.ts'
import type { Context } from '../context.ts'
import type { Verb } from '../route.ts'
import { requireOrder } from './range.ts'
import { requireMarket } from './symbols.ts'

export const listCandleHistory: Verb<Context, typeof contract.listCandleHistory> = async ({
  ctx,
  input,
}) => {
  const { symbol } = input.params
  const { interval, ...range } = input.query
  requireOrder(range)
  await requireMarket(ctx, symbol)
  const candles = await ctx.exchange.candleHistory(symbol, interval, range)
  return { symbol, interval, candles }
}
