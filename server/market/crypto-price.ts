import { toNumber } from '../../contract/decimal.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { getCryptoPrice } from '../../contract/market/crypto-price.ts'
import type { PersonContext } from '../context.ts'
import type { Verb } from '../route.ts'
import { requireMarket } from './symbols.ts'

/** From the prices that the exchange streams, so that it costs no request. */
export const readCryptoPrice: Verb<PersonContext, typeof getCryptoPrice> = async ({
  ctx,
  input: { query },
}) => {
  const { symbol } = await requireMarket(ctx, query.symbol)
  const now = ctx.exchange.mark(symbol)
  if (now !== null) return { symbol, price: toNumber(now.mark), timestamp: now.at }
  const { at, markets } = await ctx.exchange.days()
  const day = markets.find((market) => market.symbol === symbol)
  if (day === undefined) {
    throw new ServiceError('EXCHANGE_UNAVAILABLE', `The exchange tells no price of ${symbol}`)
  }
  return { symbol, price: toNumber(day.price), timestamp: at }
}
