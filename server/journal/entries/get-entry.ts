import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { entryView, noEntry } from './entry-view.ts'

export const getEntry: Verb<ViewerContext, typeof contract.getEntry> = async ({ ctx, input }) => {
  const row = await ctx.store.journalEntries.owned(ctx.viewer.id, input.params.id)
  if (row === undefined) throw noEntry()
  return entryView(row)
}
