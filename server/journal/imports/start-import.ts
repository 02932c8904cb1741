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
  await refuseOthers(ctx, accountId)
  const exchange = 'hyperliquid'
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

/** Only the viewer's own account can be read back; of others, balance and positions are known. */
async function refuseOthers(
  { store, viewer, keyVenues }: ViewerContext,
  accountId: string,
): Promise<void> {
  if (accountId === viewer.id) return
  const row = await store.venueAccounts.owned(viewer.id, accountId)
  if (row === undefined) throw new ServiceError('NOT_FOUND', 'There is no such exchange account')
  const name = keyVenues.offered.find(({ id }) => id === row.venue)?.name ?? row.venue
  const message = `The history of ${name} cannot be read by key. Export it there as a CSV file, and import that.`
  throw new ServiceError('VALIDATION_FAILED', message)
}
