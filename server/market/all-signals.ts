import type * as contract from '../../contract/endpoints.ts'
import type { Context } from '../context.ts'
import type { Verb } from '../route.ts'
import { knownOf, orAtHand } from './at-hand.ts'

/**
 * Markets without a closed candle have no signal yet. While the exchange is away the last known ones are returned;
 * `at` tells their age.
 */
export const listAllSignals: Verb<Context, typeof contract.listAllSignals> = async ({
  ctx: { exchange, signals },
  input,
}) => {
  const { interval } = input.params
  const assets = await exchange.assets()
  const latest = await knownOf(
    assets.map(({ symbol }) =>
      orAtHand(signals.shown(symbol, interval), async () => signals.known(symbol, interval)),
    ),
  )
  return { interval, items: latest.filter((signal) => signal !== undefined) }
}
