import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { matchingTrades } from '../book/matching.ts'
import { sortedRows } from '../book/sorted.ts'
import { viewsOf } from './views-of.ts'

export const listJournalTrades: Verb<ViewerContext, typeof contract.listJournalTrades> = async ({
  ctx,
  input: { query },
}) => {
  const { page, limit } = query
  const { rows } = await matchingTrades(ctx, query)
  const from = (page - 1) * limit
  const shown = sortedRows(rows, query).slice(from, from + limit)
  const trades = await viewsOf(
    ctx,
    shown.map(({ id }) => id),
  )
  return { trades, total: rows.length, page, limit }
}
