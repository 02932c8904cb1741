import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { requireLiving, requireTrade } from './require-trade.ts'
import { tradeView } from './trade-view.ts'

export const cancelTrade: Verb<ViewerContext, typeof contract.cancelTrade> = async ({
  ctx,
  input: { params },
}) => {
  await ctx.deskRuns.cancel(await requireLiving(ctx, params.id))
  return tradeView(ctx, await requireTrade(ctx, params.id))
}
