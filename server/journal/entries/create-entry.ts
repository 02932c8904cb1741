import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { entryView, instantOf } from './entry-view.ts'
import { requireTrade } from './require-trade.ts'

export const createEntry: Verb<ViewerContext, typeof contract.createEntry> = async ({
  ctx,
  input: { body },
}) => {
  const { trade_id: tradeId = null, entry_type: entryType, entry_date, tz, title } = body
  await requireTrade(ctx, tradeId)
  const now = ctx.clock()
  const row = {
    id: ctx.newId(),
    userId: ctx.viewer.id,
    tradeId,
    entryType,
    entryDate: entry_date === undefined ? now : instantOf(entry_date, tz),
    title,
    body: body.body,
    version: 1,
    createdAt: now,
    updatedAt: now,
  }
  await ctx.store.journalEntries.insert(row)
  return entryView(row)
}
