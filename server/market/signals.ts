import type * as contract from '../../contract/endpoints.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { Context } from '../context.ts'
import type { Verb } from '../route.ts'
import { requireOrder } from './range.ts'
import { requireMarket } from './symbols.ts'

/** What the engine thinks of each closed candle: the same function that opens positions. */
export const listSignals: Verb<Context, typeof contract.listSignals> = async ({ ctx, input }) => {
  const { symbol, interval } = input.params
  requireOrder(input.query)
  await requireMarket(ctx, symbol)
  const [latest, items] = await Promise.all([
    ctx.signals.latest(symbol, interval),
    ctx.signals.list(symbol, interval, input.query),
  ])
  if (latest === undefined) {
    throw new ServiceError('EXCHANGE_UNAVAILABLE', `${symbol} has no closed ${interval} candle yet`)
  }
  return { symbol, interval, latest, items }
}
