import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { anyAccount } from './require-account.ts'

type Remove = typeof contract.removeExchangeAccount

/** Deletes the account and its key. The viewer's own account cannot be removed. */
export const removeExchangeAccount: Verb<ViewerContext, Remove> = async ({ ctx, input }) => {
  const { store, viewer, keyVenues, log } = ctx
  const row = await anyAccount(ctx, input.params.id)
  if (row === null) throw await ownStays(ctx)
  await store.venueAccounts.remove(row.id)
  keyVenues.forget(row.id)
  log.info({ userId: viewer.id, accountId: row.id, venue: row.venue }, 'an account was removed')
  return { message: 'The account and its key are forgotten. Delete the key at the venue as well' }
}

async function ownStays({ store, viewer }: ViewerContext): Promise<ServiceError> {
  const { length } = await store.deskTrades.living(viewer.id)
  const message =
    length > 0
      ? `${length === 1 ? '1 trade is open on this account: close it' : `${length} trades are open on this account: close them`} first`
      : 'This is the account that you signed in with. To end trading with it, revoke its agent'
  return new ServiceError('ACCOUNT_IN_USE', message)
}
