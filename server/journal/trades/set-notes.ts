import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { noSuchTrade, viewOf } from './views-of.ts'

export const setTradeNotes: Verb<ViewerContext, typeof contract.setTradeNotes> = async ({
  ctx,
  input: { params, body },
}) => {
  const { store, viewer, clock } = ctx
  const isSet = await store.journalTrades.setNotes(viewer.id, params.id, body.notes, clock())
  if (!isSet) throw noSuchTrade()
  return viewOf(ctx, params.id)
}
