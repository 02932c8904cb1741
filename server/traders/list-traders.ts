import type * as contract from '../../contract/endpoints.ts'
import type { PersonContext } from '../context.ts'
import type { Verb } from '../route.ts'
import { traderView } from './trader-view.ts'

export const listTraders: Verb<PersonContext, typeof contract.listTraders> = async ({ ctx }) => {
  const rows = await ctx.store.traders.of(ctx.viewer.id)
  return Promise.all(rows.map((row) => traderView(ctx, row)))
}
