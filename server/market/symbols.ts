import type * as contract from '../../contract/endpoints.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { Asset } from '../../contract/market.ts'
import type { Context } from '../context.ts'
import type { Verb } from '../route.ts'

export const listMarketSymbols: Verb<Context, typeof contract.listMarketSymbols> = async ({
  ctx,
}) => ({ symbols: await ctx.exchange.assets() })

export async function requireMarket({ exchange }: Context, symbol: string): Promise<Asset> {
  const assets = await exchange.assets()
  const asset = assets.find((candidate) => candidate.symbol === symbol)
  if (asset !== undefined) return asset
  const allowed = assets.map((one) => one.symbol).join(', ')
  throw new ServiceError('NOT_FOUND', `There is no market ${symbol}; there are ${allowed}`)
}
