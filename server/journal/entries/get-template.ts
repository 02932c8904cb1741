import type * as contract from '../../../contract/endpoints.ts'
import { addDays, dayOf, mondayOf, startOfDay } from '../../../engine/journal/zones/zone-days.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { isoOf } from './entry-view.ts'
import { reviewOf } from './review.ts'
import { templates } from './templates.ts'

/** More are summed up in nobody's review. */
const mostTrades = 500

export const getTemplate: Verb<ViewerContext, typeof contract.getTemplate> = async ({
  ctx,
  input: { query },
}) => {
  const { entry_type, tz } = query
  const day = query.date ?? dayOf(ctx.clock(), tz)
  const first = entry_type === 'weekly-review' ? mondayOf(day) : day
  const isReview = entry_type === 'daily-review' || entry_type === 'weekly-review'
  const { title, body } = templates[entry_type](first)
  const days = entry_type === 'weekly-review' ? 7 : 1
  const at = isReview || query.date !== undefined ? startOfDay(first, tz) : ctx.clock()
  const end = startOfDay(addDays(first, days), tz)
  const closed = isReview
    ? await ctx.store.journalEntries.closedTrades(ctx.viewer.id, at, end, mostTrades)
    : []
  return { entry_type, entry_date: isoOf(at), title, body: reviewOf(closed) + body }
}
