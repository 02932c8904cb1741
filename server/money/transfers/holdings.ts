import { isZero, multiply, round } from '../../../contract/decimal.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'

const usdcPlaces = 6

/** A pooled account's USDC is its equity and is shown there, so that it is left out here. */
export const listHoldings: Verb<ViewerContext, typeof contract.listHoldings> = async ({
  ctx: { exchange, viewer },
}) => {
  const [{ mode, name }, balances] = await Promise.all([
    exchange.kind(viewer.address),
    exchange.spotBalances(viewer.address),
  ])
  const held = balances.filter(
    ({ coin, total }) => !isZero(total) && !(mode === 'pooled' && coin === 'USDC'),
  )
  const items = await Promise.all(
    held.map(async ({ coin, total, hold }) => {
      const price = await exchange.priceOf(coin)
      const worth = price === null ? null : round(multiply(price, total), usdcPlaces)
      return { token: coin, total, hold, worth }
    }),
  )
  return { mode, modeName: name, items }
}
