import type { DeskTrade } from '../../../contract/desk/trade.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { requireTrade } from './require-trade.ts'
import { tradeView } from './trade-view.ts'

export const cleanUpTrades: Verb<ViewerContext, typeof contract.cleanUpTrades> = async ({
  ctx,
}) => {
  const groups: DeskTrade[] = []
  for (const found of await ctx.store.deskTrades.living(ctx.viewer.id)) {
    if (found.position.status !== 'opening' || !(await ctx.deskRuns.closeUnknownEntry(found)))
      continue
    groups.push(await tradeView(ctx, await requireTrade(ctx, found.trade.id)))
  }
  return { cleaned: groups.length, groups }
}
