import { add } from '../../../contract/decimal.ts'
import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { openSizeOf, waitingSizeOf } from '../../trading/index.ts'
import { requireLiving, requireTrade } from './require-trade.ts'
import { onTick, sizedTargets } from './targets.ts'
import { tradeView } from './trade-view.ts'
import { wishedTargets } from './wish.ts'

export const setTradeTargets: Verb<ViewerContext, typeof contract.setTradeTargets> = async ({
  ctx,
  input: { params, body },
}) => {
  const found = await requireLiving(ctx, params.id)
  const { trade, position } = found
  const wished =
    'take_profit' in body ? body.take_profit : [{ ...body, order_type: 'limit' as const }]
  const szDecimals = await decimalsOf(ctx, position.assetIndex)
  const waiting = waitingSizeOf(position, await ctx.store.orders.ofPosition(position.id))
  const size = position.status === 'opening' ? trade.quantity : add(openSizeOf(position), waiting)
  const sorted = onTick(wishedTargets(wished), trade.side, szDecimals)
  await ctx.deskRuns.setTargets(found, sizedTargets(sorted, size, szDecimals))
  return tradeView(ctx, await requireTrade(ctx, params.id))
}

async function decimalsOf({ exchange }: ViewerContext, assetIndex: number): Promise<number> {
  const asset = await exchange.market(assetIndex)
  if (asset !== undefined) return asset.szDecimals
  throw new ServiceError('EXCHANGE_UNAVAILABLE', 'The exchange does not tell of this market')
}
