import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { viewOf } from '../trades/views-of.ts'
import { typedTrade } from './typed-trade.ts'

export const createTypedTrade: Verb<ViewerContext, typeof contract.createTypedTrade> = async ({
  ctx,
  input: { body },
}) => {
  const { store, viewer, newId, clock } = ctx
  const trade = typedTrade(body, { id: newId(), now: clock() })
  await store.journalTrades.insertTrades(viewer.id, [trade])
  return viewOf(ctx, trade.id)
}
