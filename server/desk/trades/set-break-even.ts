import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { requireLiving, requireTrade } from './require-trade.ts'
import { tradeView } from './trade-view.ts'

/**
 * Without a body, or with an empty one, the setting is toggled. Without `enabled` but with another field it is
 * switched on.
 */
export const setTradeBreakEven: Verb<ViewerContext, typeof contract.setTradeBreakEven> = async ({
  ctx,
  input: { params, body = {} },
}) => {
  const found = await requireLiving(ctx, params.id)
  const { trade } = found
  const isSwitch = Object.keys(body).length === 0
  await ctx.deskRuns.setBreakEven(found, {
    enabled: isSwitch ? !trade.breakEvenEnabled : (body.enabled ?? true),
    percent: body.trigger_percent ?? trade.breakEvenPercent,
    offset: body.offset ?? trade.breakEvenOffset,
  })
  return tradeView(ctx, await requireTrade(ctx, params.id))
}
