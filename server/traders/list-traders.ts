import type * as contract from '../../contract/endpoints.ts'
import type { ViewerContext } from '../context.ts'
import type { Verb } from '../route.ts'
import { traderView } from './trader-view.ts'

export const listTraders: Verb<ViewerContext, typeof contract.listTraders> = async ({ ctx }) => {
  const rows = await ctx.store.traders.of(ctx.viewer.id)
  return Promise.all(rows.map((row) => traderView(ctx, row)))
}
