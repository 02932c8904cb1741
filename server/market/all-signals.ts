import type * as contract from '../../contract/endpoints.ts'
import type { Context } from '../context.ts'
import type { Verb } from '../route.ts'

/** Markets without a closed candle have no signal yet. */
export const listAllSignals: Verb<Context, typeof contract.listAllSignals> = async ({
  ctx: { exchange, signals },
  input,
}) => {
  const { interval } = input.params
  const assets = await exchange.assets()
  const latest = await Promise.all(assets.map(({ symbol }) => signals.latest(symbol, interval)))
  return { interval, items: latest.filter((signal) => signal !== undefined) }
}
