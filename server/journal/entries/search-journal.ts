import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { isoOf } from './entry-view.ts'

export const searchJournal: Verb<ViewerContext, typeof contract.searchJournal> = async ({
  ctx,
  input: { query },
}) => {
  const { q, page, limit } = query
  const range = { offset: (page - 1) * limit, limit }
  const found = await ctx.store.journalSearch.find(ctx.viewer.id, q, range)
  const items = found.rows.map(({ at, ...row }) => ({ ...row, at: isoOf(at) }))
  return { items, total: found.total, page, limit }
}
