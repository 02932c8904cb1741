import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { queueImport } from './queue-import.ts'

export const startImport: Verb<ViewerContext, typeof contract.startImport> = async ({
  ctx,
  input: { body },
}) => {
  const { store, viewer, newId, clock } = ctx
  const accountId = body.exchange_account_id
  const exchange = await exchangeOf(ctx, accountId)
  const wish = {
    id: newId(),
    userId: viewer.id,
    accountId,
    exchange,
    days: body.days,
    now: clock(),
  }
  const job = await queueImport(store, wish)
  return { job_id: job.id, status: job.status }
}

/** The viewer's own account is on Hyperliquid. */
async function exchangeOf({ store, viewer }: ViewerContext, accountId: string): Promise<string> {
  if (accountId === viewer.id) return 'hyperliquid'
  const row = await store.venueAccounts.owned(viewer.id, accountId)
  if (row === undefined) throw new ServiceError('NOT_FOUND', 'There is no such exchange account')
  return row.venue
}
