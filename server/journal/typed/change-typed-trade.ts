import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { viewOf } from '../trades/views-of.ts'
import { noTypedTrade, typedTrade } from './typed-trade.ts'

export const changeTypedTrade: Verb<ViewerContext, typeof contract.changeTypedTrade> = async ({
  ctx,
  input: { params, body },
}) => {
  const { store, viewer, clock } = ctx
  const trade = typedTrade(body, { id: params.id, now: clock() })
  if (!(await store.journalTrades.rewriteTyped(viewer.id, trade))) throw noTypedTrade()
  return viewOf(ctx, params.id)
}
