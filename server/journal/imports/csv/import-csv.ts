import type * as contract from '../../../../contract/endpoints.ts'
import type { ViewerContext } from '../../../context.ts'
import type { Verb } from '../../../route.ts'
import { newImport } from '../../../storage/journal/queue-import.ts'
import { planCsv } from './plan-csv.ts'
import { withoutOwn } from './without-own.ts'

export const importCsv: Verb<ViewerContext, typeof contract.importCsv> = async ({
  ctx,
  input: { body },
}) => {
  const { store, viewer, clock } = ctx
  const { plan, trades, refused } = await planCsv(ctx, body)
  const fresh = await withoutOwn(ctx, plan, trades)
  const now = clock()
  const { importId: id, exchange } = plan
  const added = await store.transaction(async ({ journalImports, journalTrades }) => {
    const ids = await journalTrades.insertTrades(viewer.id, fresh)
    await journalImports.insert({
      ...newImport({ id, userId: viewer.id, exchange, now }),
      kind: 'csv',
      accountId: null,
      status: 'done',
      from: now,
      imported: ids.length,
      skipped: trades.length - ids.length,
      fills: plan.kind === 'fills' ? plan.table.rows.length - refused.length : 0,
      progress: 1,
      finishedAt: now,
    })
    return ids.length
  })
  return {
    job_id: id,
    imported: added,
    skipped: trades.length - added,
    refused_count: refused.length,
  }
}
