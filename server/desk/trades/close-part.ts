import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { requireLiving, requireTrade } from './require-trade.ts'
import { tradeView } from './trade-view.ts'

export const closeTradePart: Verb<ViewerContext, typeof contract.closeTradePart> = async ({
  ctx,
  input: { params, body },
}) => {
  const found = await requireLiving(ctx, params.id)
  const part = 'percent' in body ? { fraction: body.percent / 100 } : { size: body.quantity }
  await ctx.deskRuns.closePart(found, part)
  return tradeView(ctx, await requireTrade(ctx, params.id))
}
