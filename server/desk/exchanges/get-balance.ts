import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { isoOf } from './account-view.ts'
import { askedVenue } from './asked-venue.ts'
import { anyAccount } from './require-account.ts'

type Balance = typeof contract.getExchangeBalance

export const getExchangeBalance: Verb<ViewerContext, Balance> = async ({ ctx, input }) => {
  const account_id = input.params.id
  const row = await anyAccount(ctx, account_id)
  if (row !== null) {
    const { at, ...amounts } = await askedVenue(ctx, row, ctx.keyVenues.balance)
    return { account_id, ...amounts, fetched_at: isoOf(at) }
  }
  const { equity, available, marginUsed } = await ctx.exchange.account(ctx.viewer.address)
  return {
    account_id,
    currency: 'USDC',
    total: equity,
    available,
    used: marginUsed,
    fetched_at: isoOf(ctx.clock()),
  }
}
