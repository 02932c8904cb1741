import type { AssetCloseResult } from '../../../contract/trading/account.ts'
import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { closeHeld } from './close-asset.ts'

/** Closes one after the other, because one agent signs all of them. */
export const closeAllPositions: Verb<ViewerContext, typeof contract.closeAllPositions> = async ({
  ctx,
}) => {
  const [assets, { positions }] = await Promise.all([
    ctx.exchange.assets(),
    ctx.exchange.account(ctx.viewer.address),
  ])
  const results: AssetCloseResult[] = []
  for (const held of positions) {
    const { symbol } = held
    const asset = assets.find((candidate) => candidate.symbol === symbol)
    results.push(
      asset === undefined
        ? { symbol, result: 'failed', message: 'This market is not traded here' }
        : await closeHeld(ctx, asset, held).catch((error: unknown) => failure(symbol, error)),
    )
  }
  return { results }
}

function failure(symbol: string, error: unknown): AssetCloseResult {
  if (error instanceof ServiceError) return { symbol, result: 'failed', message: error.message }
  throw error
}
