import type * as contract from '../../../contract/endpoints.ts'
import { addDays, startOfDay } from '../../../engine/journal/zones/zone-days.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { entryView } from './entry-view.ts'

export const listEntries: Verb<ViewerContext, typeof contract.listEntries> = async ({
  ctx,
  input: { query },
}) => {
  const { page, limit, trade_id, entry_type, q, date_from, date_to, tz } = query
  const filter = {
    tradeId: trade_id,
    entryType: entry_type,
    words: q,
    from: date_from === undefined ? undefined : startOfDay(date_from, tz),
    // The last day is included.
    before: date_to === undefined ? undefined : startOfDay(addDays(date_to, 1), tz),
  }
  const range = { offset: (page - 1) * limit, limit }
  const list = await ctx.store.journalEntries.list(ctx.viewer.id, filter, range)
  const items = list.rows.map((row) => ({
    ...entryView(row),
    excerpt: list.excerpts.get(row.id) ?? null,
  }))
  return { items, total: list.total, page, limit }
}
