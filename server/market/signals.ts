import type * as contract from '../../contract/endpoints.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { Context } from '../context.ts'
import type { CandleRange } from '../venue/port.ts'
import type { Verb } from '../route.ts'
import { orAtHand } from './at-hand.ts'
import { requireOrder } from './range.ts'
import { requireMarket } from './symbols.ts'

/** The engine's signal of each closed candle, from the same function that opens positions. */
export const listSignals: Verb<Context, typeof contract.listSignals> = async ({ ctx, input }) => {
  const { symbol, interval } = input.params
  requireOrder(input.query)
  await requireMarket(ctx, symbol)
  const { signals } = ctx
  signals.note(symbol)
  const known = () => signals.known(symbol, interval)
  const [latest, items] = await Promise.all([
    orAtHand(signals.latest(symbol, interval), async () => known()),
    orAtHand(signals.list(symbol, interval, input.query), async () => {
      const until = known()?.at
      return until === undefined
        ? undefined
        : signals.list(symbol, interval, upTo(input.query, until))
    }),
  ])
  if (latest === undefined) {
    throw new ServiceError('EXCHANGE_UNAVAILABLE', `${symbol} has no closed ${interval} candle yet`)
  }
  return { symbol, interval, latest, items }
}

function upTo(range: CandleRange, until: number): CandleRange {
  return { ...range, to: Math.min(range.to ?? Infinity, until) }
}
