import type * as contract from '../../contract/endpoints.ts'
import type { Candle } from '../../contract/market/market.ts'
import type { Context } from '../context.ts'
import type { Verb } from '../route.ts'
import { latestCandles } from './candles.ts'
import { knownOf } from './at-hand.ts'

/** A market of which nothing is known while the exchange is away is left out. */
export const listLatestCandles: Verb<Context, typeof contract.listLatestCandles> = async ({
  ctx,
  input,
}) => {
  const assets = await ctx.exchange.assets()
  const latest = await knownOf(
    assets.map(async ({ symbol }): Promise<[string, Candle][]> => {
      const [candle] = await latestCandles(ctx, symbol, input.query.interval, 1)
      return candle === undefined ? [] : [[symbol, candle]]
    }),
  )
  return Object.fromEntries(latest.flat())
}
