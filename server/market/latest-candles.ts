import type * as contract from '../../contract/endpoints.ts'
import type { Candle } from '../../contract/market/market.ts'
import type { Context } from '../context.ts'
import type { Verb } from '../route.ts'
import { knownOf, orAtHand } from './at-hand.ts'

/** A market without known candles while the exchange is away is left out. */
export const listLatestCandles: Verb<Context, typeof contract.listLatestCandles> = async ({
  ctx,
  input,
}) => {
  const assets = await ctx.exchange.assets()
  const latest = await knownOf(
    assets.map(async ({ symbol }): Promise<[string, Candle][]> => {
      const { interval } = input.query
      const [candle] = await orAtHand(ctx.signals.shownCandles(symbol, interval, 1), async () => {
        const kept = await ctx.exchange.keptCandles(symbol, interval, 1)
        return kept.length === 0 ? undefined : kept
      })
      return candle === undefined ? [] : [[symbol, candle]]
    }),
  )
  return Object.fromEntries(latest.flat())
}
