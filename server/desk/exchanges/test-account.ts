import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { VenueAccountRow } from '../../storage/desk/venue-accounts.ts'
import { isoOf } from './account-view.ts'
import { mayWithdraw } from './add-account.ts'
import { askedVenue } from './asked-venue.ts'
import { anyAccount, venue } from './require-account.ts'

type Tested = typeof contract.testExchangeAccount

/** A refusal by the exchange is reported in the answer, not as an error. */
export const testExchangeAccount: Verb<ViewerContext, Tested> = async ({ ctx, input }) => {
  const row = await anyAccount(ctx, input.params.id)
  const began = performance.now()
  const refusal = await (row === null ? askOwn(ctx) : askByKey(ctx, row)).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof ServiceError) return error.message
      throw error
    },
  )
  return {
    account_id: input.params.id,
    exchange_name: row?.venue ?? venue,
    status: refusal === undefined ? 'success' : 'failed',
    message: refusal ?? 'The venue answers for this account',
    tested_at: isoOf(ctx.clock()),
    latency_ms: Math.round(performance.now() - began),
  }
}

async function askOwn({ exchange, viewer }: ViewerContext): Promise<void> {
  await exchange.account(viewer.address)
}

/** Checks the rights again, since they can be changed after the account was added. */
async function askByKey(ctx: ViewerContext, row: VenueAccountRow): Promise<void> {
  const { keyVenues, store } = ctx
  await askedVenue(ctx, row, async (holder) => {
    const rights = await keyVenues.rights(holder)
    await store.venueAccounts.note(row.id, rights)
    if (rights.canWithdraw === true) {
      const name = keyVenues.offered.find(({ id }) => id === row.venue)?.name ?? row.venue
      throw new ServiceError('KEY_MAY_WITHDRAW', mayWithdraw(name))
    }
    await keyVenues.balance(holder)
  })
}
