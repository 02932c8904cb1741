import type * as contract from '../../../contract/endpoints.ts'
import type { ImportJob } from '../../../contract/journal/imports.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { ImportRow } from '../../storage/journal/imports.ts'

const most = 20

export const listImports: Verb<ViewerContext, typeof contract.listImports> = async ({
  ctx: { store, viewer },
}) => (await store.journalImports.list(viewer.id, most)).map(importView)

function importView(row: ImportRow): ImportJob {
  const { id, accountId, exchange, kind, status, imported, skipped, fills, progress, error } = row
  return {
    id,
    exchange_account_id: accountId,
    exchange_name: exchange,
    kind,
    status,
    imported,
    skipped,
    fills,
    progress,
    error,
    created_at: new Date(row.createdAt).toISOString(),
    finished_at: row.finishedAt === null ? null : new Date(row.finishedAt).toISOString(),
  }
}
