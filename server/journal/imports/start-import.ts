import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { queueImport } from '../../storage/journal/queue-import.ts'

export const startImport: Verb<ViewerContext, typeof contract.startImport> = async ({
  ctx,
  input: { body },
}) => {
  const { store, viewer, newId, clock } = ctx
  const accountId = body.exchange_account_id
  const exchange = await exchangeOf(ctx, accountId)
  const { days } = body
  const wish = { id: newId(), userId: viewer.id, accountId, exchange, days, now: clock() }
  const job = await queueImport(store, wish)
  return { job_id: job.id, status: job.status }
}

/** Of the viewer's own account, or of one that they added by key. Throws NOT_FOUND. */
async function exchangeOf({ store, viewer }: ViewerContext, accountId: string): Promise<string> {
  if (accountId === viewer.id) return 'hyperliquid'
  const row = await store.venueAccounts.owned(viewer.id, accountId)
  if (row === undefined) throw new ServiceError('NOT_FOUND', 'There is no such exchange account')
  return row.venue
}
