import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { entryView, instantOf, noEntry } from './entry-view.ts'
import { requireTrade } from './require-trade.ts'

export const changeEntry: Verb<ViewerContext, typeof contract.changeEntry> = async ({
  ctx,
  input: { params, body },
}) => {
  const { viewer, store, clock } = ctx
  const known = await store.journalEntries.owned(viewer.id, params.id)
  if (known === undefined) throw noEntry()
  const { trade_id, entry_type, entry_date, tz, title, version } = body
  if (trade_id !== undefined && trade_id !== known.tradeId) await requireTrade(ctx, trade_id)
  const change = {
    ...(trade_id !== undefined && { tradeId: trade_id }),
    ...(entry_type !== undefined && { entryType: entry_type }),
    ...(entry_date !== undefined && { entryDate: instantOf(entry_date, tz) }),
    ...(title !== undefined && { title }),
    ...(body.body !== undefined && { body: body.body }),
  }
  const at = clock()
  const row = await store.journalEntries.change(viewer.id, params.id, change, { version, at })
  if (row !== undefined) return entryView(row)
  const current = await store.journalEntries.owned(viewer.id, params.id)
  if (current === undefined) throw noEntry()
  throw new ServiceError(
    'ENTRY_CHANGED',
    'This entry was changed elsewhere since you opened it. Nothing was saved: compare it with the newer one first.',
    { details: [{ path: 'version', message: `is ${current.version} now` }] },
  )
}
