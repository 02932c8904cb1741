import type * as contract from '../../contract/endpoints.ts'
import type { Context } from '../context.ts'
import type { Verb } from '../route.ts'
import { requireMarket } from './symbols.ts'

export const listCandles: Verb<Context, typeof contract.listCandles> = async ({ ctx, input }) => {
  const { symbol, interval } = input.params
  await requireMarket(ctx, symbol)
  const candles = await ctx.exchange.candles(symbol, interval, input.query.limit)
  return { symbol, interval, candles }
}
