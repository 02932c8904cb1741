import type * as contract from '../../contract/endpoints.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { Asset } from '../../contract/market/market.ts'
import type { Context } from '../context.ts'
import type { Verb } from '../route.ts'

export const listMarketSymbols: Verb<Context, typeof contract.listMarketSymbols> = async ({
  ctx,
}) => ({ symbols: await ctx.exchange.assets() })

/** Symbols are spelled as on the exchange: "BTC", "kPEPE". */
export async function requireMarket(
  { exchange }: Pick<Context, 'exchange'>,
  symbol: string,
): Promise<Asset> {
  const assets = await exchange.assets()
  const asset = assets.find((candidate) => candidate.symbol === symbol)
  if (asset !== undefined) return asset
  const meant = assets.find((one) => one.symbol.toLowerCase() === symbol.toLowerCase())
  const hint = meant === undefined ? '' : ` (did you mean ${meant.symbol}?)`
  const allowed = assets.map((one) => one.symbol).join(', ')
  throw new ServiceError('NOT_FOUND', `There is no market ${symbol}${hint}; there are ${allowed}`)
}
