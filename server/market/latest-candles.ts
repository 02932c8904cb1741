import type * as contract from '../../contract/endpoints.ts'
import type { Candle } from '../../contract/market.ts'
import type { Context } from '../context.ts'
import type { Verb } from '../route.ts'

export const listLatestCandles: Verb<Context, typeof contract.listLatestCandles> = async ({
  ctx: { exchange },
  input,
}) => {
  const assets = await exchange.assets()
  const latest = await Promise.all(
    assets.map(async ({ symbol }): Promise<[string, Candle][]> => {
      const [candle] = await exchange.candles(symbol, input.query.interval, 1)
      return candle === undefined ? [] : [[symbol, candle]]
    }),
  )
  return Object.fromEntries(latest.flat())
}
