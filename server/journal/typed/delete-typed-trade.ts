import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { noTypedTrade } from './typed-trade.ts'

export const deleteTypedTrade: Verb<ViewerContext, typeof contract.deleteTypedTrade> = async ({
  ctx: { store, viewer },
  input: { params },
}) => {
  if (!(await store.journalTrades.removeTyped(viewer.id, params.id))) throw noTypedTrade()
  return { message: 'The trade is deleted' }
}
